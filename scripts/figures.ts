/**
 * Writes the quality tables of the README, between its marks, from what `evaluate` says now.
 * Usage: npm run figures [-- GOLD…]; the shipped gold comes first, other folders by their names.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname } from 'node:path';
import { createPipeline, evaluate, markdownScore } from '../src/index.ts';

const README = new URL('../README.md', import.meta.url);
const SHIPPED = 'data/gold';

const pipeline = createPipeline();
const sections: string[] = [];
for (const gold of [SHIPPED, ...process.argv.slice(2)]) {
  const score = await evaluate(gold, (article) => Promise.resolve(pipeline.extract(article)), {
    learned: pipeline.learned,
  });
  const what = gold === SHIPPED ? `\`${SHIPPED}\` (shipped)` : `${basename(dirname(gold))}/${basename(gold)} (private)`;
  sections.push(
    `**${what}**: ${score.documents} articles; text kept ${score.coverage.toFixed(3)}, boilerplate kept ${score.boilerplateKept.toFixed(3)}\n\n${markdownScore(score)}`,
  );
}
const made = `Strict span and type; made by \`npm run figures\` on ${new Date().toISOString().slice(0, 10)}, Node.js ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}.`;
const text = `${made}\n\n${sections.join('\n')}`;
const readme = readFileSync(README, 'utf8');
writeFileSync(
  README,
  readme.replace(
    /(<!-- quality -->\n)[\s\S]*?(<!-- \/quality -->)/u,
    (_all, open: string, close: string) => `${open}${text}${close}`,
  ),
);
