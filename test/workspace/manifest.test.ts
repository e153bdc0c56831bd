import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_MANIFEST, loadManifest, saveManifest } from '../../src/workspace/manifest.ts';
import { temporaryFolder, writeFiles } from './folders.ts';

test('a manifest is loaded as it was saved', async () => {
  const path = join(await temporaryFolder(), 'manifest.json');
  const manifest = {
    ...EMPTY_MANIFEST,
    parts: ['part-000001.parquet'],
    nextPart: 2,
    removed: ['甲.md'],
    inputs: [{ path: 'articles', name: 'blog' }],
    options: { window: 'paragraph' },
  } as const;
  await saveManifest(path, manifest);
  expect(await loadManifest(path)).toEqual(manifest);
});

test('no manifest is none', async () => {
  expect(await loadManifest(join(await temporaryFolder(), 'manifest.json'))).toBeNull();
});

const broken = [
  ['half of a file', '{"version": 1, "parts": [', 'workspace-damaged'],
  ['nothing', '', 'workspace-damaged'],
  ['another kind of value', '[]', 'workspace-damaged'],
  ['no version', '{}', 'workspace-damaged'],
  ['missing fields', '{"version": 1}', 'workspace-damaged'],
  ['parts that are no names', JSON.stringify({ ...EMPTY_MANIFEST, parts: [1] }), 'workspace-damaged'],
  ['inputs of another shape', JSON.stringify({ ...EMPTY_MANIFEST, inputs: ['a'] }), 'workspace-damaged'],
  ['a newer version', JSON.stringify({ ...EMPTY_MANIFEST, version: 2 }), 'workspace-newer'],
] as const;

for (const [what, text, code] of broken) {
  test(`a manifest with ${what} is refused as ${code}`, async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'manifest.json': text });
    await expect(loadManifest(join(folder, 'manifest.json'))).rejects.toMatchObject({ code });
  });
}
