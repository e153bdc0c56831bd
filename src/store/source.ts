/** The graph tables as a push reads them: row by row, counted for its progress. */
import type { TableName, TableRows } from '../fold/tables.ts';
import type { RunControl } from '../run/progress.ts';
import { throwIfInterrupted } from '../run/progress.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ChosenEvidence } from './evidence.ts';
import { chooseEvidence } from './evidence.ts';

/** How often each table is read in the course of one push. */
const READS = { documents: 2, entities: 1, mentions: 2, cooccurrences: 1, relations: 4, evidence: 2 } as const;

export class Source {
  /** The name of the graph on the server. */
  readonly graph: string;
  readonly #workspace: Workspace;
  readonly #control: RunControl;
  readonly #total: number;
  #done = 0;

  constructor(workspace: Workspace, { graph, control }: { graph: string; control: RunControl }) {
    this.graph = graph;
    this.#workspace = workspace;
    this.#control = control;
    const { counts } = workspace.meta();
    this.#total = Object.entries(READS).reduce(
      (sum, [name, reads]) => sum + reads * counts[name as keyof typeof READS],
      0,
    );
  }

  /** The rows of a table in their canonical order. Throws `interrupted`. */
  async *rows<Name extends TableName>(name: Name): AsyncGenerator<TableRows[Name]> {
    for await (const batch of this.#workspace.table(name).rows()) {
      throwIfInterrupted(this.#control);
      yield* batch;
      this.#done += batch.length;
      this.#control.onProgress?.({ phase: 'write', done: this.#done, total: this.#total, failed: 0 });
    }
  }

  /** The sentences to keep. */
  async evidence(): Promise<ChosenEvidence> {
    const documents = new Map<string, { readonly story: string; readonly date: string | null }>();
    for await (const { id, story, date } of this.rows('documents')) documents.set(id, { story, date });
    return chooseEvidence(documents, this.rows('evidence'));
  }

  /** The community of each entity. */
  async communities(): Promise<(entity: string) => number> {
    const graph = await this.#workspace.graph();
    return (entity) => graph.getNodeAttribute(entity, 'community');
  }
}
