/**
 * Bundles the program and the style of the viewer's page into `dist/view/`, as texts that can stand inside HTML.
 * Usage: node scripts/bundle-viewer.mjs
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const client = fileURLToPath(new URL('../src/view/client/', import.meta.url));
const target = fileURLToPath(new URL('../dist/view/', import.meta.url));

const { outputFiles } = await build({
  entryPoints: ['main.ts', 'style.css'].map((name) => ({ in: client + name, out: 'client' })),
  outdir: target,
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2023',
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
});

await mkdir(target, { recursive: true });
for (const { path, text } of outputFiles) {
  if (/<\/(?:script|style)|<!--/iu.test(text)) throw new Error(`${path} would end the element that it stands in`);
  // Whole or not at all: a build may be reading them.
  await writeFile(`${path}.partial`, text);
  await rename(`${path}.partial`, path);
}
