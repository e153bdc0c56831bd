/** The public API: a pipeline for single articles, builds for many, and open workspaces to ask. */
export type {
  Block,
  BlockKind,
  Credit,
  Document,
  Language,
  Sentence,
  Span,
  Warning,
} from './document.ts';
export { type ErrorCode, messageOf, WenmaiError } from './errors.ts';
export {
  type CorpusScore,
  type EvaluatedArticle,
  evaluate,
  evaluateCorpus,
  type EvaluateOptions,
} from './evaluate/evaluate.ts';
export { formatCorpusScore, formatMentionScore, formatScore, markdownScore, scoreJson } from './evaluate/report.ts';
export type { MentionScore, Score } from './evaluate/score.ts';
export { EXPORT_FORMATS, exportGraph, type ExportFormat } from './export/export.ts';
export type { Correction, Thing } from './fold/corrections.ts';
export type {
  AliasRow,
  CooccurrenceRow,
  DocumentRow,
  EntityRow,
  EvidenceRow,
  GraphTable,
  MentionRow,
  RelationRow,
  TableName,
} from './fold/tables.ts';
export { TABLE_COLUMNS, TABLE_NAMES, TABLES_VERSION } from './fold/tables.ts';
export type { EntityGraph } from './graph/graph.ts';
export {
  type Alias,
  type Entity,
  ENTITY_TYPES,
  type EntityId,
  type EntityType,
  type Evidence,
  type Relation,
  type RelationStatus,
} from './knowledge.ts';
export { DEFAULTS, type Options, WINDOWS, type Window } from './options.ts';
export { type ArticleInput, createPipeline, type Pipeline } from './pipeline.ts';
export {
  type ArticleRecord,
  type ExtractedRecord,
  type FailedRecord,
  isFailed,
  RECORD_VERSION,
  type RecordMention,
  toJson,
} from './record.ts';
export { build, type BuildOptions, type BuildSummary } from './run/build.ts';
export { correct, type CorrectOptions, listCorrections, undoCorrection } from './run/correct.ts';
export { extractAll, type ExtractOptions } from './run/extract.ts';
export { foldWorkspace, type FoldWorkspaceOptions } from './run/fold.ts';
export { type BuildPreview, previewBuild } from './run/preview.ts';
export type { Progress, RunControl } from './run/progress.ts';
export {
  type Neo4jSettings,
  neo4jSettings,
  type PushOptions,
  type PushSummary,
  pushToNeo4j,
  sendsPasswordInClear,
} from './store/neo4j.ts';
export { OFFSET_UNITS, type OffsetUnit } from './train/json-corpus.ts';
export { train, TRAIN_DEFAULTS, type TrainOptions, type TrainSummary } from './train/train.ts';
export type { TrainingProgress } from './train/train-tagger.ts';
export { normalizeName } from './text/normalize.ts';
export { VERSION } from './version.ts';
export type { BuildMeta } from './workspace/build.ts';
export { type Failure, type Outcomes, statusOf, type WorkspaceStatus } from './workspace/status.ts';
export { openWorkspace, type RelationFilter, type Workspace } from './workspace/workspace.ts';
