import { AccessError, type LibraryCard, type Posts, type ScenarioId } from "../../mod.ts";
import { listenForStop, STOPS_AND_HANG_UP } from "./listen_for_stop.ts";
import { cardFor, type Output, tellProblem, UsageError } from "./output.ts";

/** In which form the result is wanted; a table where none is named. */
interface FormFlags {
  json?: boolean;
  csv?: boolean;
  spreadsheet?: boolean;
  jsonl?: boolean;
}

/** What every verb that brings posts may be told beside what it asks for. */
export interface PostsFlags extends FormFlags {
  practice?: boolean;
  scenario?: ScenarioId;
  /** Seconds that a request may wait in all. */
  patience?: number;
}

/** The form of a result, by the ending that its file would have. */
type Form = "json" | "csv" | "spreadsheet.csv" | "jsonl" | "table";

/** @throws {UsageError} For two forms: the result is one document. */
function formOf({ json, csv, spreadsheet, jsonl }: FormFlags): Form {
  const named = [json && "--json", (csv || spreadsheet) && "--csv", jsonl && "--jsonl"];
  const forms = named.filter(Boolean);
  if (forms.length > 1) {
    throw new UsageError(`${forms.join(" and ")} are two forms of one result. Name one of them.`);
  }
  if (json) return "json";
  if (spreadsheet) return "spreadsheet.csv";
  return csv ? "csv" : jsonl ? "jsonl" : "table";
}

function write(posts: Posts, form: Form): string {
  if (form === "csv") return posts.toCsv();
  if (form === "spreadsheet.csv") return posts.toCsv({ spreadsheet: true });
  if (form === "jsonl") return posts.toJsonl();
  if (form === "table") return String(posts);
  return JSON.stringify(factsOf(posts), null, 2);
}

/** Posts as plain data, for a program. */
function factsOf(posts: Posts): object {
  const { query, practice, cost, ended, notes, missing, problem, alsoBought } = posts;
  return { query, practice, cost, ended, notes, missing, problem, posts: [...posts], alsoBought };
}

/** Keeps what standard output did not take, in a new file that only its owner may read. */
function keepInFile(text: string, ending: string): string {
  for (let number = 1;; number++) {
    const name = `library-card-posts${number === 1 ? "" : `-${number}`}.${ending}`;
    try {
      Deno.writeTextFileSync(name, text, { createNew: true, mode: 0o600 });
      return name;
    } catch (error) {
      if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
    }
  }
}

/**
 * Hands the posts over: to standard output, or where nobody takes them there, to a file. They are
 * paid for.
 *
 * @returns Whether standard output took them.
 */
function handOver(posts: Posts, form: Form, { result, aside, events }: Output): boolean {
  const text = write(posts, form);
  try {
    if (events) events.result(factsOf(posts));
    else if (text !== "") result(text);
    return true;
  } catch (error) {
    const why = `Standard output did not take the result (${(error as Error).message})`;
    try {
      // A table shows the first posts only.
      const name = form === "table" ? keepInFile(posts.toJsonl(), "jsonl") : keepInFile(text, form);
      aside(`${why}: the ${posts.length} posts are in the file ${name}.`);
    } catch (second) {
      aside(`${why}, and no file can be written here: ${(second as Error).message}`);
    }
    return false;
  }
}

/** Says how it ended, where its result does not. */
function tellEnd(posts: Posts, form: Form, output: Output): void {
  const { aside } = output;
  const { ended, notes, problem, length, limit, charge } = posts;
  if (form !== "json" && form !== "table") notes.forEach((note) => aside(note));
  if (problem && ended === "problem") tellProblem(problem, output);
  if (ended === "problem" || ended === "stopped") {
    const requests = `${charge.requests} ${charge.requests === 1 ? "request" : "requests"}`;
    aside(`It ended early: ${length} of ${limit} posts came, by ${requests}.`);
  }
}

/**
 * Brings posts, as a table or for a program. Where it ended too early, by a failure or by Ctrl-C,
 * what came is the result all the same, and one document only.
 *
 * @param ask Asks the card for them.
 * @returns Whether nothing failed on the way.
 */
export async function bringPosts<Options extends object>(
  { json, csv, spreadsheet, jsonl, practice, scenario, patience, ...options }:
    & PostsFlags
    & Options,
  output: Output,
  ask: (
    card: LibraryCard,
    options: Omit<Options, keyof PostsFlags> & { signal: AbortSignal },
  ) => Promise<Posts>,
): Promise<boolean> {
  const form = formOf({ json, csv, spreadsheet, jsonl });
  const card = await cardFor({ practice, scenario, patience }, output);
  const stopping = new AbortController();
  const { events } = output;
  // To the end: a second Ctrl-C must not end the process while the result is written.
  using _ = listenForStop(() => stopping.abort(), STOPS_AND_HANG_UP);
  let posts: Posts;
  let thrown: { error: unknown } | undefined;
  try {
    const watched = events ? { onProgress: events.progress } : {};
    posts = await ask(card, { ...options, ...watched, signal: stopping.signal });
  } catch (error) {
    if (!card.lastPosts) throw error;
    posts = card.lastPosts;
    thrown = { error };
  }
  const isTaken = handOver(posts, form, output);
  tellEnd(posts, form, output);
  if (thrown?.error instanceof AccessError && events) {
    events.error(thrown.error);
    return false;
  }
  // A stop was told; what else was thrown is a fault that must be seen.
  if (thrown && !stopping.signal.aborted && !posts.problem) throw thrown.error;
  return isTaken && posts.ended !== "problem" && posts.ended !== "stopped";
}
