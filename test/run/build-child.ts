/** Builds a workspace as a process of its own, tells when it has come to a step or the end, and waits to be killed. */
import { writeSync } from 'node:fs';
import { build } from '../../src/run/build.ts';
import { wordPipeline } from './word-pipeline.ts';

const [workspace = '', step, ...inputs] = process.argv.slice(2);

await build(inputs, {
  workspace,
  pipeline: wordPipeline(),
  onProgress: ({ phase, done }) => {
    if (`${phase} ${done}` === step) writeSync(1, 'now');
  },
});
writeSync(1, 'end');
setInterval(() => undefined, 1000);
