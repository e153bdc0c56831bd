/** Contact data is in many articles, and none of anybody's business: nothing that is written on may hold it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createPipeline } from '../../src/index.ts';
import { maskContacts, withoutContacts } from '../../src/read/contact.ts';
import { articlesOf } from '../../src/read/source.ts';
import { verbatimDocument } from '../../src/read/verbatim.ts';
import { isFailed } from '../../src/record.ts';
import type { ArticleRecord, ExtractedRecord } from '../../src/record.ts';
import { read } from './articles.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Contacts, each in a sentence. */
const CONTACTS: readonly (readonly [kind: string, secret: string, sentence: string])[] = [
  ['a mobile number', '13912345678', '林晓是腾讯公司的工程师，她的手机号是 13912345678，欢迎大家打给她。'],
  ['a mobile number alone', '13912345678', '腾讯公司的林晓老师13912345678正在找人。'],
  ['a number with a country code', '+86 139-1234-5678', '有问题请打 +86 139-1234-5678 找腾讯公司的林晓老师。'],
  ['a number in groups', '139 1234 5678', '有问题请找腾讯公司的林晓老师（139 1234 5678）。'],
  [
    'a number in full width',
    '１３９１２３４５６７８',
    '林晓老师在腾讯公司的电话为１３９１２３４５６７８，全天都有人接。',
  ],
  ['a telephone behind its label', '010 6234 5678', '腾讯公司的电话：010 6234 5678，工作日有人接。'],
  ['a telephone with its area code', '0755-86543210', '腾讯公司客户服务0755-86543210随时恭候。'],
  ['several telephones', '400-123-4567、400-765-4321', '腾讯公司热线：400-123-4567、400-765-4321，按区号转接。'],
  ['a foreign number', '+1 (415) 555-0134', 'Call Google at +1 (415) 555-0134 before Friday, she said.'],
  [
    'a number with a country code alone',
    '+862759771614',
    '腾讯公司的会议，呼入：+862759771614（中国大陆），每周一次。',
  ],
  ['a labelled number in English', '415 555 0134', 'Google has a desk for this. Phone: 415 555 0134, weekdays only.'],
  [
    'an e-mail address',
    'linxiao@tencent.example',
    '请写信给腾讯公司的林晓老师，地址是 linxiao@tencent.example，一周内答复。',
  ],
  [
    'an address glued to Chinese',
    'linxiao@tencent.example',
    '请写信给腾讯公司的林晓老师linxiao@tencent.example一周内答复。',
  ],
  [
    'an address of names',
    'Lin.Xiao@Kubernetes.example',
    'Write to Lin.Xiao@Kubernetes.example before Friday, and Google will answer.',
  ],
  [
    'an address in full width',
    'linxiao＠tencent．example',
    '请写信给腾讯公司的林晓老师，地址是 linxiao＠tencent．example，一周内答复。',
  ],
  ['an address of figures', '123456@163.com', '请写信给腾讯公司的林晓老师，地址是 123456@163.com，一周内答复。'],
  [
    'an address with its sign spelt',
    'linxiao AT tencent.example',
    '腾讯公司的林晓老师在 linxiao AT tencent.example 等各位来信。',
  ],
  [
    'an address with its sign in brackets',
    'linxiao [at] tencent [dot] example',
    '腾讯公司的林晓老师在 linxiao [at] tencent [dot] example 等各位来信。',
  ],
  [
    'an address in words',
    'linxiao at tencent dot example',
    'Google has hired her, so write to linxiao at tencent dot example by Friday.',
  ],
  ['a QQ group', '123456789', '对腾讯公司的项目有兴趣的同学可以加入 QQ 群 123456789 一起讨论。'],
  ['a QQ number', '987654321', '林晓老师在腾讯公司工作，她的 QQ：987654321，加的时候说明来意。'],
  ['several groups', '1234567, 7654321', '腾讯公司的两个交流群（群号：1234567, 7654321）都可以加入，每天有人答疑。'],
  ['a DingTalk group', '23456789', '阿里巴巴的用户钉钉群：23456789，每周五下午四点有一场直播答疑。'],
  ['a WeChat number', 'linxiao_2020', '腾讯公司的林晓老师的微信号是 linxiao_2020，加的时候说明来意。'],
  ['a WeChat name of letters', 'linxiao', '腾讯公司的林晓老师的微信：linxiao，加的时候说明来意。'],
  ['a WeChat name by its short label', 'Lin-Xiao9', '腾讯公司的林晓老师（VX: Lin-Xiao9）随时可以解答大家的问题。'],
];

describe('maskContacts()', () => {
  test.each(CONTACTS)('masks %s, in as many units', (_, secret, sentence) => {
    expect(maskContacts(sentence)).toBe(sentence.replace(secret, secret.replace(/\S/gu, '*')));
  });

  test.each([
    ['versions', '升级到 vue@2.6.14 和 lodash@v4.x，再装 react@18.2.0-rc.1。'],
    ['books', 'ISBN：978-7-121-33912-4，ISBN 13912345678 也在目录里。'],
    ['days', '手机于 2021-02-22 10:36:24 上市，微信 20210222 版随后发布。'],
    ['orders', '订单号：13912345678，流水号 13800138000 已经退款。'],
    ['prices', '融资额为 ¥13912345678，约合 13800138000 元。'],
    ['counts', '手机销量达到 13912345678 台，微信用户超过 1234567890 人，QQ 10000 万用户同时在线。'],
    ['machines', '连接 root@192.168.10.21 和 10.0.0.1:8080，集群 10000 个节点。'],
    ['pages', '见 https://example.org/p/13912345678 与 https://example.org/?id=13912345678。'],
    ['moments and long identifiers', '时间戳 1613961384000，编号 139123456789，哈希 a13912345678f。'],
    ['handles', '感谢 @philips 和 @socket.io 的维护者，Twitter @CoreOSLinux. Thanks.'],
    ['annotations', 'a function @pytest.fixture def，再加注解 @ChannelHandler.Sharable 即可。'],
    ['pictures', 'images/logo@2x.png 与 a_500x276.png@900-0-90-f.png'],
    ['products', '产品有微信：WeChat 与企业微信，微信 Android 版，微信公众号：opennotes2020。'],
    ['places', 'We met at example.com, and look at the dot com years. MEET AT EXAMPLE.COM'],
    ['hot lines of three digits', '拨打 110 或 12345 求助。'],
  ])('leaves %s as they are', (_, text) => {
    expect(maskContacts(text)).toBe(text);
  });

  test('keeps a name that its writer has parted from the sign', () => {
    expect(maskContacts('Sheng Wu（wusheng @apache.org）')).toBe('Sheng Wu（wusheng @******.org）');
  });

  test.each([
    ['letters', 'a'.repeat(2_000_000)],
    ['signs', 'a@'.repeat(500_000)],
    ['dots', `a@${'a.'.repeat(500_000)}`],
    ['figures', '1'.repeat(1_000_000)],
    ['labels', '电话：'.repeat(300_000)],
    ['numbers in a row', `QQ ${'1234567、'.repeat(200_000)}元`],
    ['spaces', `电话：1${' '.repeat(500_000)}`],
    ['addresses in one line', 'a@b.cn '.repeat(200_000)],
  ])('many %s take no longer than their number', (_, text) => {
    const timeMs = (given: string): number => {
      const before = process.cpuUsage();
      expect(maskContacts(given)).toHaveLength(given.length);
      return process.cpuUsage(before).user / 1000;
    };
    timeMs(text.slice(0, text.length / 8));
    expect(timeMs(text)).toBeLessThan(3 * 8 * Math.max(20, timeMs(text.slice(0, text.length / 8))));
  });
});

describe('a document', () => {
  test('has no contacts in what stands beside its text', () => {
    const header = [
      'title: 写信给 lin@tencent.example',
      'author: 林晓 QQ：12345678',
      'tags: [云, lin@tencent.example, 13912345678]',
      '13912345678: a',
      '13912345678: b',
    ];
    const document = read('a.md', `---\n${header.join('\n')}\n---\n<ruby>林晓<rt>lin@tencent.example</rt></ruby>说`);
    expect(JSON.stringify(document)).not.toMatch(/tencent|12345678/u);
    expect(document).toMatchObject({ tags: ['云'], credits: [{ name: '林晓 QQ：********' }] });
    expect(document.warnings[0]?.message).toContain('"***********" stands twice');
  });

  test.each([
    ['mailto:lin@tencent.example', null],
    ['tel:+8613912345678', null],
    ['https://example.org/@lin', 'https://example.org/@lin'],
    ['https://example.org/?mail=lin@tencent.example', 'https://example.org/?mail=*******************'],
  ])('at %s has the address %s', (url, left) => {
    expect(verbatimDocument('x', '文', { url }).url).toBe(left);
  });

  test('has its blocks where they were', () => {
    const text = '前 lin@tencent.example 后\n尾';
    const document = verbatimDocument('x', text);
    expect(document.text).toBe('前 ******************* 后\n尾');
    expect(withoutContacts(document)).toEqual(document);
    expect(document.blocks.map(({ start, end }) => document.text.slice(start, end))).toEqual(document.text.split('\n'));
  });
});

describe('a record', () => {
  let extract: (text: string, isFile: boolean) => ArticleRecord;

  beforeAll(() => {
    const pipeline = createPipeline();
    extract = (text, isFile) => pipeline.extract({ id: 'a.txt', ...(isFile ? { bytes: encode(text) } : { text }) });
  });

  function extracted(text: string, isFile: boolean): ExtractedRecord {
    const record = extract(text, isFile);
    if (isFailed(record)) throw new Error(record.error.message);
    return record;
  }

  test.each(CONTACTS)('has nothing of %s', (_, secret, sentence) => {
    for (const isFile of [true, false]) {
      const record = extracted(`社区在今年发布了三个版本，参加的人很多。\n${sentence}\n下一次会议在秋天举行。`, isFile);
      expect(JSON.stringify(record)).not.toContain(secret);
      const pieces = secret.match(/[a-z]{4,}/giu) ?? [];
      const names = record.entities.flatMap(({ name, aliases }) => [name, ...aliases]);
      expect(pieces.filter((piece) => names.includes(piece))).toEqual([]);
      // What is read without its sentence proves nothing.
      expect(record.text).toContain('***');
      expect(record.mentions.length).toBeGreaterThan(0);
    }
  });
});

describe('messages', () => {
  test.each([
    ['no JSON', 'a.jsonl', (secret: string) => `{"text": ${secret}x`],
    ['what looks like a place in JSON', 'a.jsonl', (secret: string) => `at position ${secret.replace(/\D/gu, '')}`],
    ['no object', 'a.jsonl', (secret: string) => JSON.stringify(secret)],
    ['a number alone', 'a.jsonl', (secret: string) => /[1-9]\d*/u.exec(secret)?.[0] ?? '1'],
    ['no body', 'a.jsonl', (secret: string) => JSON.stringify({ title: secret })],
    ['a wrong body', 'a.jsonl', (secret: string) => JSON.stringify({ text: [secret] })],
    ['too many columns', 'a.csv', (secret: string) => `text\n甲,"${secret}"`],
    ['no header', 'a.csv', (secret: string) => `"${secret}",甲`],
    ['an open quote', 'a.csv', (secret: string) => `text\n"${secret}`],
  ])('about a row with %s quote nothing', (_, source, rowOf) => {
    for (const [, secret] of CONTACTS) {
      const pieces = secret.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
      const [found] = articlesOf(source, encode(rowOf(secret)));
      const message = `${found?.error?.message} ${String(found?.error?.cause)}`;
      expect(found?.error?.code).toMatch(/^bad-(?:json|row)$/u);
      expect(pieces.filter((piece) => message.includes(piece))).toEqual([]);
    }
  });

  test.each([
    '---\ntitle: "lin@tencent.example\n---\n文',
    '---\nlin@tencent.example: [\n---\n文',
    '+++\nt = "lin@\n+++\n文',
  ])('about the header %j quote nothing', (text) => {
    expect(JSON.stringify(read('a.md', text).warnings)).not.toContain('tencent');
  });
});
