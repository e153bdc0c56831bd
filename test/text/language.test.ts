import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/document.ts';
import { compose } from '../../src/read/compose.ts';
import { metadataOf } from '../../src/read/metadata.ts';
import { everydayCharacters, hasChinese, isChinese, languageOf } from '../../src/text/language.ts';

const CHINESE = '社区在今年二月发布了新版本，并且宣布了下一届技术委员会的名单。';
const TRADITIONAL = '社群在今年二月發布了新版本，並且宣布了下一屆技術委員會的名單。';
const ENGLISH = 'The community released a new version in February and named the members of its next technical board.';
/** More words than a text needs to show that it is not English. */
const FRENCH =
  'La fondation a annoncé hier que son prochain sommet aura lieu à Lyon. Les développeurs présenteront leurs travaux sur la sécurité des conteneurs, puis chacun pourra poser des questions. Plusieurs entreprises ont déjà confirmé leur présence, et les organisateurs attendent plus de mille personnes venues de toute la région pendant ces trois jours de rencontres.';
const LOG = 'at org.example.web.Filter.doFilter Filter.java ERROR java.io.IOException Broken pipe '.repeat(8);

describe('languageOf()', () => {
  test.each<[string, string, Language]>([
    ['simplified Chinese', CHINESE, 'zh'],
    ['traditional Chinese', TRADITIONAL, 'zh-Hant'],
    ['characters of both scripts', '台北和里面', 'zh'],
    ['one telling character among many', '我在后面看到一台車', 'zh-Hant'],
    ['more telling characters of one script', '这个軟體发布了新版本', 'zh'],
    ['English', ENGLISH, 'en'],
    ['Chinese with Latin names', 'CNCF 宣布 Kubernetes、Istio 和 Open Policy Agent 的新版本', 'zh'],
    ['traditional Chinese with Latin names', 'CNCF 宣布 Kubernetes 與 Istio 的新版本開始測試', 'zh-Hant'],
    ['English with a Chinese name', 'The 开源中国 company announced a new version of its compiler for the web', 'en'],
    ['Chinese that quotes English', `她在会上说：“${ENGLISH}”，大家都觉得这句话说得很好，也很真诚`, 'mixed'],
    ['paragraphs in turn', [CHINESE, ENGLISH, CHINESE, ENGLISH].join('\n'), 'mixed'],
    ['paragraphs in turn, traditional', [TRADITIONAL, ENGLISH].join('\n'), 'mixed'],
    ['Chinese with an English motto', [CHINESE, CHINESE, CHINESE, CHINESE, 'Made for the rest of us'].join('\n'), 'zh'],
    [
      'English with a line of Chinese',
      [ENGLISH, ENGLISH, ENGLISH, ENGLISH, ENGLISH, ENGLISH, CHINESE].join('\n'),
      'en',
    ],
    [
      'Chinese between commands',
      '键入 sudo apt-get install nginx python-virtualenv 再键入 sudo service nginx restart 即可',
      'zh',
    ],
    ['Chinese between logs', `服务启动以后总是打印下面的日志：\n${LOG}`, 'zh'],
    ['logs alone', LOG, 'und'],
    ['French', FRENCH, 'und'],
    ['too little Latin to tell', 'Les développeurs', 'en'],
    ['Vietnamese that is short', 'phần mềm nguồn mở', 'en'],
    ['Japanese', '開発者は東京で新しいバージョンを公開した', 'und'],
    ['half-width Japanese', 'ｿﾌﾄｳｪｱの会議', 'und'],
    ['Korean', '서울에서 새로운 版을 공개했다', 'und'],
    ['Russian', 'Новая версия вышла в Москве', 'und'],
    ['Chinese with a Japanese name', '任天堂的《どうぶつの森》在国内也有很多玩家喜欢，销量已经超过预期', 'zh'],
    ['Chinese with a formula', '其中 ωfc、λfc、ωconv 和 λconv 是参数', 'zh'],
    ['Chinese with a Japanese ornament', '优良の品', 'zh'],
    ['Greek', 'Η νέα έκδοση κυκλοφόρησε', 'und'],
    ['numbers', '2021 – 3', 'und'],
    ['a single character', '是', 'und'],
    ['nothing', '', 'und'],
    // Invisible letters that some editors indent with.
    ['Chinese with Hangul fillers', `代码示例\n${'\u115f\u1160'.repeat(50)}`, 'zh'],
  ])('of %s', (_, text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each<[string, Language, Language]>([
    ['台北和里面', 'zh-Hant', 'zh-Hant'],
    ['台北和里面', 'zh', 'zh'],
    ['台北和里面', 'mixed', 'zh'],
    ['台北和里面', 'en', 'zh'],
    ['台北和里面', 'und', 'und'],
    [CHINESE, 'zh-Hant', 'zh'],
    [TRADITIONAL, 'zh', 'zh-Hant'],
    ['東京大学', 'und', 'und'],
    [ENGLISH, 'zh', 'en'],
    ['It is a project of 开放原子开源基金会 and has been so from the first day', 'en', 'en'],
    ['全文见 The State of the Web and of its Users', 'zh', 'zh'],
    [ENGLISH, 'und', 'en'],
    ['Les développeurs de la fondation', 'und', 'und'],
    ['3.2', 'zh', 'und'],
  ])('of "%s" inside of %s is %s', (text, within, language) => {
    expect(languageOf(text, within)).toBe(language);
  });

  test('is told of long texts in linear time', () => {
    const startedMs = performance.now();
    for (const unit of ['云 cloud ', 'the of and ', '云', "a'-", '\n']) languageOf(unit.repeat(300_000));
    expect(performance.now() - startedMs).toBeLessThan(5000);
  });
});

test.each<[Language, boolean, boolean]>([
  ['zh', true, true],
  ['zh-Hant', true, true],
  ['mixed', false, true],
  ['en', false, false],
  ['und', false, false],
])('of %s, isChinese() is %s and hasChinese() %s', (language, is, has) => {
  expect([isChinese(language), hasChinese(language)]).toEqual([is, has]);
});

test('everydayCharacters() are those of the national standards', () => {
  const [simplified, traditional] = [everydayCharacters('zh'), everydayCharacters('zh-Hant')];
  expect([...'国学台里'].map((character) => simplified.has(character))).toEqual([true, true, true, true]);
  expect([...'国学台里'].map((character) => traditional.has(character))).toEqual([false, false, true, true]);
  expect([...'國學臺裡'].map((character) => traditional.has(character))).toEqual([true, true, true, true]);
});

describe('the language of an article', () => {
  const languageSaid = (tag: string): Language | null => metadataOf(new Map([['lang', tag]])).language;

  test.each<[string, Language | null]>([
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh_Hans_HK', 'zh'],
    ['chs', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh_HK', 'zh-Hant'],
    ['zh-mo', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['ZH-HANT-CN', 'zh-Hant'],
    ['zh_TW.UTF-8', 'zh-Hant'],
    ['cht', 'zh-Hant'],
    ['zh-CHT', 'zh-Hant'],
    ['en-US', 'en'],
    ['ja', null],
    ['', null],
  ])('is, by the tag "%s", %s', (tag, language) => {
    expect(languageSaid(tag)).toBe(language);
  });

  const languageRead = (text: string, declared: Language | null): Language =>
    compose([{ kind: 'paragraph', text, level: 0, linked: 0 }], [], [], declared).language;

  test.each<[string, string, Language | null, Language]>([
    ['the text, whatever is declared', CHINESE, 'zh-Hant', 'zh'],
    ['the text in the other script', TRADITIONAL, 'zh', 'zh-Hant'],
    ['the text in another language', ENGLISH, 'zh', 'en'],
    ['the text in a language that is none of ours', '開発者は東京で新しいバージョンを公開した', 'zh', 'und'],
    ['the declaration, for a script that does not show', '台北和里面', 'zh-Hant', 'zh-Hant'],
    ['the declaration, where there are no letters', '2021', 'zh-Hant', 'zh-Hant'],
    ['unknown, where nothing tells', '2021', null, 'und'],
  ])('goes by %s', (_, text, declared, language) => {
    expect(languageRead(text, declared)).toBe(language);
  });
});
