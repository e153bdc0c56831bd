/**
 * Writes `src/text/traditional.ts`: every traditional character with its simplified one, by OpenCC's tables, where
 * both are one UTF-16 unit. Characters that stay as they are in either script's usage are left out.
 */
import { writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const pairs: [string, string][] = [];
for (let unit = 0x3400; unit <= 0xfaff; unit++) {
  if (unit > 0x9fff && unit < 0xf900) continue;
  const traditional = String.fromCharCode(unit);
  const simplified = convert(traditional);
  if (simplified !== traditional && simplified.length === 1) pairs.push([traditional, simplified]);
}
const lines = (at: 0 | 1) => {
  const all = pairs.map((pair) => pair[at]).join('');
  return (all.match(/.{1,100}/gu) ?? []).map((line) => `  '${line}'`).join(' +\n');
};
writeFileSync(
  new URL('../src/text/traditional.ts', import.meta.url),
  `/**
 * Traditional characters and the simplified ones they fold to, at the same index of the two strings.
 * Made by scripts/traditional.ts from OpenCC's tables (Apache-2.0); ${pairs.length} pairs.
 */
export const TRADITIONAL =
${lines(0)};

export const SIMPLIFIED =
${lines(1)};
`,
);
