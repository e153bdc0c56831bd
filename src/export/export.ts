/** The formats that the graph is exported in: one file each, and one line here. */
import type { Workspace } from '../workspace/workspace.ts';
import { exportGexf } from './gexf.ts';
import { exportHtml } from './html.ts';
import { exportJson } from './json.ts';
import { exportJsonLines } from './jsonl.ts';

/** Writes a workspace's current build in one format, as pieces of text. */
export type Exporter = (workspace: Workspace) => AsyncIterable<string>;

const EXPORTERS = {
  gexf: exportGexf,
  html: exportHtml,
  json: exportJson,
  jsonl: exportJsonLines,
} satisfies Record<string, Exporter>;

export type ExportFormat = keyof typeof EXPORTERS;

export const EXPORT_FORMATS = Object.keys(EXPORTERS) as readonly ExportFormat[];

export function exportGraph(workspace: Workspace, format: ExportFormat): AsyncIterable<string> {
  return EXPORTERS[format](workspace);
}
