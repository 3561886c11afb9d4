/**
 * Library Card: get your keys to the X API (formerly Twitter) working in a notebook, prove it
 * with one sample search, and know what is wrong when they do not.
 *
 * It finds the keys in the environment, in a `.env` file or at a masked prompt, checks them in
 * the cheapest way, never shows them, and says what everything costs. Whoever has no keys yet
 * rehearses on a practice room inside the project.
 *
 * @example From nothing to ten posts
 * ```ts
 * import { connect } from "@library-card/access";
 * import { equal } from "node:assert/strict";
 *
 * const card = await connect({ practice: true }); // with keys: connect()
 * const posts = await card.search("library lang:en", { limit: 10 });
 * equal(posts.length, 10);
 * ```
 *
 * @module
 */
export {
  type Check,
  type Identity,
  type Opens,
  type PauseOptions,
  type RateLimit,
  type Usage,
  VERSION,
  type Waiting,
} from "./src/access/mod.ts";
export {
  type AccessOptions,
  type CardCheckOptions,
  type CardReader,
  checkAccess,
  type CheckAccessOptions,
  checkQuery,
  connect,
  type ConnectOptions,
  findKeys,
  type FindKeysOptions,
  type Forgotten,
  LedgerView,
  LibraryCard,
  type MoneyOptions,
  type ToRevoke,
  type TwitterClient,
} from "./src/card/mod.ts";
export {
  type Accepted,
  AccessReport,
  type AccessReportData,
  type CheckId,
  type CheckLine,
  type CheckLineData,
  type Failed,
  type Known,
  type Noted,
  type NotTried,
  type Outcome,
  type Said,
  SAMPLE_QUERY,
  type ToReportOptions,
} from "./src/checkup/mod.ts";
export {
  type AddedReport,
  Collection,
  CollectionReport,
  type CollectionReportData,
  type CollectOptions,
  type CollectProgress,
  type CollectSource,
  type Exported,
  type ExportOptions,
  type LostPage,
  openCollection,
  type Rechecked,
  type RecheckOptions,
  type RowsOptions,
  type SampleReport,
  type Share,
  type SliceReport,
} from "./src/collection/mod.ts";
export type { CsvOptions } from "./src/display/mod.ts";
export {
  type KeyPart,
  type KeyParts,
  Keys,
  looksLikeKey,
  mendEnvFiles,
  type SourceRow,
  type SourceState,
  SourceTable,
} from "./src/keys/mod.ts";
export type { ForgottenPlace, RemainingPlace } from "./src/keys/later.ts";
export {
  findLeaks,
  type FindLeaksOptions,
  type Leak,
  type Leaks,
  type LeaksParts,
  type NotebookPart,
  type Unseen,
} from "./src/leaks/mod.ts";
export { type BudgetSpans, type Charge, type PriceRange, PRICES } from "./src/money/mod.ts";
export {
  type AddressScenarioId,
  type ClassOptions,
  type HomeMadeProblemId,
  type IssuedKeys,
  type NetworkConditionId,
  type PracticeAccount,
  type PracticeOptions,
  type PracticeProgress,
  type PracticeRequest,
  type PracticeRoom,
  type RehearseOptions,
  type ScenarioId,
  startPractice,
  type StudentRow,
  type Students,
  type TopUpOptions,
} from "./src/practice/mod.ts";
export { AccessError, type ProblemCause, type ProblemId } from "./src/problems/mod.ts";
export {
  type CheckQueryOptions,
  type QueryFix,
  type QueryProblem,
  type QueryProblemCode,
  QueryReport,
  type QueryReportData,
  type Span,
} from "./src/query/mod.ts";
export {
  type Asking,
  type BuyOptions,
  type CheckFirst,
  type Count,
  type CountedEstimateOptions,
  type CountOptions,
  Counts,
  type Dialect,
  type Ended,
  Estimate,
  estimate,
  type EstimateOptions,
  type EstimatePart,
  type Extras,
  type LookupOptions,
  type MentionsOptions,
  type Missing,
  type Moment,
  People,
  type PeopleOptions,
  type Person,
  type Post,
  Posts,
  Profile,
  type SearchOptions,
  type SearchProgress,
  show,
  type TimelineOptions,
  type TimeWindow,
  type Who,
} from "./src/search/mod.ts";
