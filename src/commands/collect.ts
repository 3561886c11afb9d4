import {
  AccessError,
  type CollectionReport,
  type CollectOptions,
  openCollection,
  type ScenarioId,
} from "../../mod.ts";
import { lineWithQuery } from "./example_line.ts";
import { listenForStop, STOPS_AND_HANG_UP } from "./listen_for_stop.ts";
import { cardFor, give, type Output, tellProblem, UsageError } from "./output.ts";

/** What `collect` may be told. */
export interface CollectFlags extends Omit<CollectOptions, "checkQuery" | "signal" | "onProgress"> {
  /** Go on with the question that the file was asked last. */
  resume?: boolean;
  json?: boolean;
  practice?: boolean;
  scenario?: ScenarioId;
  /** Seconds that a request may wait in all. */
  patience?: number;
  /** False where the query is sent without a look at it. */
  check?: boolean;
}

/** The question that a file was asked last, as it was asked. */
async function lastQuestion(file: string) {
  using collection = await openCollection(file);
  const report = collection.report?.toJSON();
  const { query, ...options } = report?.question ?? {};
  if (typeof query !== "string") {
    throw new UsageError(
      report
        ? "the file was asked last for a timeline or for ids, which a notebook goes on with."
        : "the file was asked nothing to go on with.",
    );
  }
  if (report?.questionHidden) {
    throw new UsageError(
      "what the file was asked names somebody, or may, and is hidden there. " +
        "Give the query again in place of --resume: it goes on where it stopped.",
    );
  }
  const pseudonymise = report?.pseudonymised || undefined;
  return {
    query,
    options: {
      ...{ limit: report?.limit, budget: report?.budget, pseudonymise },
      ...options,
    } as Partial<CollectOptions>,
  };
}

/** Says how it went: as an event, or as the sheet of the report. */
function tell(report: CollectionReport, output: Output): void {
  give(output, { ...report.toJSON(), error: report.error }, () => String(report));
}

/**
 * `collect`: posts into a file. Ctrl-C ends the buying, and what came is in the file.
 *
 * @returns Whether nothing failed on the way.
 */
export async function collect(
  query: string | undefined,
  flags: CollectFlags,
  output: Output,
): Promise<boolean> {
  const { resume, json: _json, practice, scenario, patience, check: checkQuery, ...given } = flags;
  if (query === undefined && !resume) {
    const example = lineWithQuery(given.to);
    throw new UsageError(`missing the query, or --resume. Such as:\n\n  ${example}`);
  }
  const last = resume ? await lastQuestion(given.to) : undefined;
  if (last && query !== undefined && query !== last.query) {
    throw new UsageError(`the file was asked for ${last.query}. Leave --resume out for another.`);
  }
  const card = await cardFor({ practice, scenario, patience }, output);
  const stopping = new AbortController();
  const { events } = output;
  using _ = listenForStop(() => stopping.abort(), STOPS_AND_HANG_UP);
  const onProgress = events?.collecting;
  const options = { ...last?.options, ...given, checkQuery, signal: stopping.signal, onProgress };
  try {
    using collection = await card.collect(query ?? last?.query, options);
    const report = collection.report!;
    tell(report, output);
    if (report.error && report.ended === "problem") tellProblem(report.error, output);
    return report.ended !== "problem";
  } catch (error) {
    if (!(error instanceof AccessError) || error.problem !== "cancelled") throw error;
    using collection = await openCollection(given.to);
    tell(collection.report!, output);
    if (events) tellProblem(error, output);
    output.aside("It was stopped. The same line again goes on there, and buys nothing twice.");
    return false;
  }
}
