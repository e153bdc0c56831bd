/** What the page says, in both of its languages. */
import type { Window } from '../../options.ts';
import type { Page, PageCounts } from '../model.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The reader's language as the browser states it; English for all but Chinese. */
export function languageOf(tag: string): Language {
  return /^zh\b/iu.test(tag) ? 'zh' : 'en';
}

const NUMBERS = new Intl.NumberFormat('en');

const number = (value: number) => NUMBERS.format(value);

/** What to call each of a set of keys. */
type Table = Readonly<Record<string, string>>;

/** One or many, in English. */
const many = (value: number, one: string, plural = `${one}s`) => `${number(value)} ${value === 1 ? one : plural}`;

const ZH_WINDOWS: Readonly<Record<Window, string>> = { sentence: '个句子', paragraph: '个段落', document: '篇文章' };
const EN_WINDOWS: Readonly<Record<Window, string>> = {
  sentence: 'sentence',
  paragraph: 'paragraph',
  document: 'article',
};

const ZH = {
  switchLanguage: 'English',
  search: '搜索名称或别名',
  noMatch: '没有这个名称',
  types: '类型',
  minimum: (count: number, window: Window) => `至少同现于 ${number(count)} ${ZH_WINDOWS[window]}`,
  strongest: (links: number) => `每个实体最强的 ${number(links)} 条连线`,
  allLinks: '每个实体的全部连线',
  filters: '筛选',
  zoomIn: '放大',
  zoomOut: '缩小',
  reset: '复位',
  close: '关闭',
  back: '返回',
  visible: (entities: number, links: number) => `当前显示 ${number(entities)} 个实体、${number(links)} 条连线`,
  contents: ({ entities, cooccurrences, relations, documents }: PageCounts) =>
    `${number(documents)} 篇文章 · ${number(entities)} 个实体 · ${number(cooccurrences)} 对共现 · ${number(relations)} 条关系`,
  leftOut: ({ entities, links, quotes }: Page['leftOut']) =>
    `本页只收录最强的部分，未收录：${[
      entities > 0 ? `${number(entities)} 个实体` : '',
      links > 0 ? `${number(links)} 条连线` : '',
      quotes > 0 ? `${number(quotes)} 条例句` : '',
    ]
      .filter((part) => part !== '')
      .join('、')}。完整的图见 graph.json。`,
  complete: '本页收录整个图；每条连线最多三条例句。',
  digest: '图的摘要',
  empty: '图里还没有实体。读入一些文章后再来看看。',
  noDrawing: '浏览器没有启用 WebGL，无法绘图；搜索和卡片仍可使用。',
  nothingVisible: '没有符合筛选条件的实体。',
  aliases: '又名',
  mentioned: (mentions: number, documents: number) => `${number(documents)} 篇文章提到 ${number(mentions)} 次`,
  stated: '文中陈述的关系',
  neighbours: '共现最强的实体',
  noNeighbours: '没有与其他实体同现。',
  showAll: (count: number) => `显示全部 ${number(count)} 个`,
  together: (count: number, documents: number, window: Window) =>
    `同现于 ${number(documents)} 篇文章${window === 'document' ? '' : `的 ${number(count)} ${ZH_WINDOWS[window]}`}`,
  statedIn: (sentences: number, documents: number) => `${number(documents)} 篇文章的 ${number(sentences)} 处陈述`,
  association: (npmi: number) => `关联度 ${npmi.toFixed(2)}`,
  noQuotes: '本页没有收录例句。',
  someQuotes: (shown: number) => `其中 ${number(shown)} 句：`,
  open: '打开原文',
  relation: '文中陈述的关系',
  pair: { sentence: '同句共现', paragraph: '同段共现', document: '同篇共现' },
  statuses: { asserted: '', negated: '否定', reported: '据报道', planned: '计划中' } as Table,
  typeNames: {
    Person: '人物',
    Organization: '组织',
    Location: '地点',
    Product: '产品',
    Technology: '技术',
    Event: '事件',
    Work: '作品',
  } as Table,
  predicates: {
    WORKS_FOR: '任职于',
    LEADS: '领导',
    MEMBER_OF: '是成员',
    FOUNDED: '创立',
    CREATED: '创建',
    MAINTAINS: '维护',
    CONTRIBUTES_TO: '贡献于',
    DONATED_TO: '捐赠给',
    HOSTED_BY: '托管于',
    PART_OF: '属于',
    BASED_ON: '基于',
    INTEGRATES_WITH: '集成',
    COMPETES_WITH: '竞争',
    USES: '使用',
    PARTNERS_WITH: '合作',
    ACQUIRED: '收购',
    INVESTED_IN: '投资',
    LOCATED_IN: '位于',
    PARTICIPATED_IN: '参加',
    AUTHORED: '撰写',
    AWARDED: '授奖给',
  } as Table,
};

export type Words = typeof ZH;

const EN: Words = {
  switchLanguage: '中文',
  search: 'Search a name or alias',
  noMatch: 'No such name',
  types: 'Types',
  minimum: (sentences) =>
    sentences === 1 ? 'In at least 1 sentence' : `Together in at least ${number(sentences)} sentences`,
  strongest: (links) => (links === 1 ? 'The strongest link of each' : `The ${number(links)} strongest links of each`),
  allLinks: 'All links of each',
  filters: 'Filters',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  reset: 'Reset view',
  close: 'Close',
  back: 'Back',
  visible: (entities, links) => `Showing ${many(entities, 'entity', 'entities')}, ${many(links, 'link')}`,
  contents: ({ entities, cooccurrences, relations, documents }) =>
    [
      many(documents, 'article'),
      many(entities, 'entity', 'entities'),
      many(cooccurrences, 'co-occurring pair'),
      many(relations, 'stated relation'),
    ].join(' · '),
  leftOut: ({ entities, links, quotes }) =>
    `This page holds the strongest part. Left out: ${[
      entities > 0 ? many(entities, 'entity', 'entities') : '',
      links > 0 ? many(links, 'link') : '',
      quotes > 0 ? many(quotes, 'sentence') : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}. The whole graph is in graph.json.`,
  complete: 'This page holds the whole graph, with up to three sentences for every link.',
  digest: 'Digest of the graph',
  empty: 'There are no entities in this graph yet. Read some articles, then look again.',
  noDrawing: 'This browser has no WebGL, so there is no drawing; search and cards work all the same.',
  nothingVisible: 'No entity matches the filters.',
  aliases: 'Also',
  mentioned: (mentions, documents) => `${many(mentions, 'mention')} in ${many(documents, 'article')}`,
  stated: 'Stated relations',
  neighbours: 'Met most often',
  noNeighbours: 'It meets no other entity.',
  showAll: (count) => `Show all ${number(count)}`,
  together: (count, documents, window) =>
    `Together in ${window === 'document' ? '' : `${many(count, EN_WINDOWS[window])} of `}${many(documents, 'article')}`,
  statedIn: (sentences, documents) => `Stated ${many(sentences, 'time')} in ${many(documents, 'article')}`,
  association: (npmi) => `association ${npmi.toFixed(2)}`,
  noQuotes: 'This page holds no sentence for it.',
  someQuotes: (shown) => (shown === 1 ? 'One of them:' : `${number(shown)} of them:`),
  open: 'Open the article',
  relation: 'Stated relation',
  pair: { sentence: 'In one sentence', paragraph: 'In one paragraph', document: 'In one article' },
  statuses: { asserted: '', negated: 'negated', reported: 'reported', planned: 'planned' },
  typeNames: {
    Person: 'Person',
    Organization: 'Organization',
    Location: 'Location',
    Product: 'Product',
    Technology: 'Technology',
    Event: 'Event',
    Work: 'Work',
  },
  predicates: {},
};

export const WORDS: Readonly<Record<Language, Words>> = { zh: ZH, en: EN };

/** A predicate as a reader would say it: `WORKS_FOR` is “works for”. */
export function predicateWord(words: Words, predicate: string): string {
  return words.predicates[predicate] ?? predicate.toLowerCase().replaceAll('_', ' ');
}
