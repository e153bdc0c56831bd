/** Contact data is in many articles, and none of anybody's business: no entity may come of it, and no message quote it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createPipeline } from '../../src/index.ts';
import { isFailed } from '../../src/record.ts';
import type { ArticleRecord, ExtractedRecord } from '../../src/record.ts';
import { articlesOf } from '../../src/read/source.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

let extract: (text: string) => ArticleRecord;

beforeAll(() => {
  const pipeline = createPipeline();
  extract = (text) => pipeline.extract({ id: 'a.txt', bytes: encode(text) });
});

function extracted(text: string): ExtractedRecord {
  const record = extract(text);
  if (isFailed(record)) throw new Error(record.error.message);
  return record;
}

const CONTACTS: readonly (readonly [kind: string, secret: string, sentence: string])[] = [
  ['a mobile number', '13912345678', '林晓是腾讯公司的工程师，她的手机号是 13912345678，欢迎大家打给她。'],
  ['a number with a country code', '139-1234-5678', '有问题请打 +86 139-1234-5678 找腾讯公司的林晓老师。'],
  [
    'a number in full width',
    '１３９１２３４５６７８',
    '林晓老师在腾讯公司的电话为１３９１２３４５６７８，全天都有人接。',
  ],
  [
    'an e-mail address',
    'linxiao@tencent.example',
    '详情请写信给林晓老师，她在腾讯公司的地址是 linxiao@tencent.example，一周内答复。',
  ],
  [
    'an address of names',
    'Lin.Xiao@Kubernetes.example',
    'Write to Lin.Xiao@Kubernetes.example before Friday, and Google will answer.',
  ],
  ['a QQ group', '123456789', '对腾讯公司的项目有兴趣的同学可以加入 QQ 群 123456789 一起讨论。'],
  ['a QQ number', '987654321', '林晓老师在腾讯公司工作，她的 QQ：987654321，加的时候说明来意。'],
];

describe('contact data', () => {
  test.each(CONTACTS)('%s is no mention, entity or alias, nor any part of one', (_, secret, sentence) => {
    const record = extracted(`社区在今年发布了三个版本，参加的人很多。\n${sentence}\n下一次会议在秋天举行。`);
    // What is not in the text proves nothing.
    expect(record.text).toContain(secret);
    const from = record.text.indexOf(secret);
    // Who runs the server of an address is no secret.
    const to = from + (secret.includes('@') ? secret.indexOf('@') + 1 : secret.length);
    const inside = record.mentions.filter(({ start, end }) => start < to && end > from);
    expect(inside.map(({ surface }) => surface)).toEqual([]);
    const names = record.entities.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names.filter((name) => name.includes(secret))).toEqual([]);
    expect(record.mentions.length).toBeGreaterThan(0);
  });

  test.each([
    ['no JSON', 'a.jsonl', (secret: string) => `{"text": ${secret}x`],
    ['no object', 'a.jsonl', (secret: string) => JSON.stringify(secret)],
    ['a number alone', 'a.jsonl', (secret: string) => secret.replace(/\D/gu, '') || '1'],
    ['no body', 'a.jsonl', (secret: string) => JSON.stringify({ title: secret })],
    ['a wrong body', 'a.jsonl', (secret: string) => JSON.stringify({ text: [secret] })],
    ['too many columns', 'a.csv', (secret: string) => `text\n甲,${secret}`],
    ['no header', 'a.csv', (secret: string) => `${secret},甲`],
    ['an open quote', 'a.csv', (secret: string) => `text\n"${secret}`],
  ])('is in no message about a row with %s', (_, source, rowOf) => {
    for (const [, secret] of CONTACTS) {
      const pieces = secret.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
      const [found] = articlesOf(source, encode(rowOf(secret)));
      const message = `${found?.error?.message} ${String(found?.error?.cause)}`;
      expect(found?.error?.code).toMatch(/^bad-(?:json|row)$/u);
      expect(pieces.filter((piece) => message.includes(piece))).toEqual([]);
    }
  });
});
