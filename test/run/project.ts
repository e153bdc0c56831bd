/** A folder with articles and a workspace that is built over and over, by the pipeline of words. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from '../../src/run/build.ts';
import type { BuildOptions, BuildSummary } from '../../src/run/build.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import { temporaryFolder, writeFiles } from '../workspace/folders.ts';
import { wordPipeline } from './word-pipeline.ts';
import type { WordPipeline } from './word-pipeline.ts';

export const ARTICLES = {
  'posts/a.txt': 'Acme met Bolt\n',
  'posts/b.txt': 'Bolt met Cora\n',
  'posts/deep/c.txt': 'Cora met Acme\n',
  'rows.jsonl': '{"id":"one","text":"Acme met Dodo"}\n{"id":"two","text":"Dodo met Eola"}\n',
};

export class Project {
  readonly folder: string;
  readonly pipeline: WordPipeline;

  constructor(folder: string, pipeline: WordPipeline) {
    this.folder = folder;
    this.pipeline = pipeline;
  }

  static async create(files: Readonly<Record<string, string>> = ARTICLES): Promise<Project> {
    const folder = await temporaryFolder();
    await writeFiles(folder, files);
    return new Project(folder, wordPipeline());
  }

  get workspace(): string {
    return join(this.folder, 'wenmai');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Builds with inputs below the folder, which is remembered as the parent of the workspace. */
  build(inputs: readonly string[] = [], options: BuildOptions = {}): Promise<BuildSummary> {
    this.pipeline.extracted.length = 0;
    return build(
      inputs.map((name) => this.path(name)),
      { workspace: this.workspace, pipeline: this.pipeline, ...options },
    );
  }

  /** The names of the graph's entities. */
  async names(): Promise<string[]> {
    const workspace = await openWorkspace(this.workspace);
    try {
      return (await workspace.entities()).map(({ name }) => name).sort();
    } finally {
      workspace.close();
    }
  }

  /** The digest that a fresh run over the same articles gives. */
  async freshDigest(inputs: readonly string[]): Promise<string> {
    const options = { workspace: this.path('fresh/wenmai'), pipeline: wordPipeline() };
    await mkdir(this.path('fresh'), { recursive: true });
    await rm(options.workspace, { recursive: true, force: true });
    return (
      await build(
        inputs.map((name) => this.path(name)),
        options,
      )
    ).meta.digest;
  }
}
