/** Posts that outlive the notebook: one file, each post once. */
export type { Announced } from "./announce.ts";
export type { CollectWorld } from "./collect.ts";
export { Collection } from "./collection.ts";
export { collect, openCollection } from "./open_collection.ts";
export type { CollectOptions, CollectSource } from "./question.ts";
export type { CollectProgress } from "./collect_progress.ts";
export type { Share } from "./share.ts";
export {
  type AddedReport,
  CollectionReport,
  type CollectionReportData,
  type LostPage,
  type SampleReport,
  type SliceReport,
} from "./report.ts";
export type { Exported, ExportOptions } from "./export.ts";
export type { RowsOptions } from "./read_posts.ts";
export type { Rechecked, RecheckOptions } from "./rules.ts";
