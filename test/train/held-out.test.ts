import { expect, test } from 'vitest';
import { textHash } from '../../src/evaluate/seen.ts';
import { holdOut, withoutTexts } from '../../src/train/held-out.ts';
import type { MarkedText } from '../../src/train/marked-text.ts';

const textOf = (text: string, id = text): MarkedText => ({ id, source: 's', text, spans: [], types: new Set() });
const texts = Array.from({ length: 400 }, (_, at) => textOf(`第${at}封信`));

test('about the share is held, and nothing is lost', () => {
  const { learned, held } = holdOut(texts, 0.1, 1);
  expect(held.length).toBeGreaterThan(20);
  expect(held.length).toBeLessThan(60);
  expect(new Set([...learned, ...held])).toEqual(new Set(texts));
});

test('a share of 0 holds nothing', () => {
  expect(holdOut(texts, 0, 1).held).toEqual([]);
});

test('more texts move none of the others', () => {
  const few = new Set(holdOut(texts.slice(0, 200), 0.2, 7).held);
  expect(holdOut(texts, 0.2, 7).held.filter((text) => texts.indexOf(text) < 200)).toEqual([...few]);
});

test('copies of a text fall on one side', () => {
  const copies = texts.map(({ text }) => textOf(` ${text}\n`, `copy of ${text}`));
  const { held } = holdOut([...texts, ...copies], 0.3, 1);
  expect(held.filter(({ id }) => id.startsWith('copy')).map(({ text }) => text.trim())).toEqual(
    held.filter(({ id }) => !id.startsWith('copy')).map(({ text }) => text),
  );
});

test('another seed holds others', () => {
  expect(holdOut(texts, 0.1, 1).held).not.toEqual(holdOut(texts, 0.1, 2).held);
});

test('withoutTexts() drops what is given, and what is there twice', () => {
  const left = withoutTexts([textOf('一'), textOf('二'), textOf('三'), textOf(' 一 ')], new Set([textHash('二')]));
  expect(left.map(({ text }) => text)).toEqual(['一', '三']);
});
