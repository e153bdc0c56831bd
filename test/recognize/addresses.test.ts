/** Which spans are no names but pieces of addresses, paths, file names and identifiers. */
import { expect, test } from 'vitest';
import { piecesOf } from '../../src/recognize/addresses.ts';

/** The brackets mark the span that is asked about. */
const CASES: readonly (readonly [text: string, isPiece: boolean])[] = [
  ['代码在 https://[github].com/some/thing 上', true],
  ['参见https://example.org/[kubernetes]，其余不变', true],
  ['参见 https://example.org/a，[Kubernetes] 不变', false],
  ['官网是 [istio].io', true],
  ['官网是 [istio.io]', false],
  ['改 config.[json] 就行', true],
  ['放在 /usr/share/[docker]/conf 下', true],
  ['改 .[cargo]/config.toml', true],
  ['编译到 x86_64-unknown-[linux]-gnu', true],
  ['变量 my_[redis]_host', true],
  ['支持 [Kubernetes]/Mesos 两种平台', false],
  ['精通 php/[python]/perl', false],
  ['1.[Kubernetes]', false],
  ['We moved to [Kubernetes].', false],
  ['现在用 [Node.js]/Express', false],
  ['[kube-proxy] 负责转发', false],
  ['a [Kafka]-based pipeline', false],
];

test.each(CASES)('%s: a piece: %s', (marked, isPiece) => {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  expect(piecesOf(marked.replace(/[[\]]/gu, ''))({ start, end })).toBe(isPiece);
});

test('the time grows with the length of the text', () => {
  const timeMs = (units: number): number => {
    const text = 'a.b/c-d_'.repeat(units / 8);
    const startedMs = performance.now();
    piecesOf(text)({ start: 0, end: 1 });
    return performance.now() - startedMs;
  };
  timeMs(80_000);
  expect(timeMs(1_600_000)).toBeLessThan(60 * Math.max(1, timeMs(80_000)));
});
