import { connect, type Posts, type ScenarioId, type SearchOptions } from "../../mod.ts";
import { listenForStop, STOPS_AND_HANG_UP } from "./listen_for_stop.ts";
import { type Output, toJson } from "./output.ts";

/** What `search` may be told. */
export interface SearchFlags
  extends Omit<SearchOptions, "signal" | "onProgress" | "checkQuery" | "check"> {
  json?: boolean;
  csv?: boolean;
  spreadsheet?: boolean;
  jsonl?: boolean;
  practice?: boolean;
  scenario?: ScenarioId;
  /** False where the query is sent without a look at it. */
  check?: boolean;
}

type Format = "json" | "csv" | "jsonl" | "table";

const formatOf = ({ json, csv, spreadsheet, jsonl }: SearchFlags): Format =>
  json ? "json" : csv || spreadsheet ? "csv" : jsonl ? "jsonl" : "table";

function write(posts: Posts, format: Format, spreadsheet?: boolean): string {
  if (format === "csv") return posts.toCsv({ spreadsheet });
  if (format === "jsonl") return posts.toJsonl();
  if (format === "table") return String(posts);
  const { query, practice, cost, ended, notes, problem, alsoBought } = posts;
  const facts = { query, practice, cost, ended, notes, problem };
  return toJson({ ...facts, posts: [...posts], alsoBought });
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
function handOver(posts: Posts, flags: SearchFlags, { result, aside }: Output): boolean {
  const format = formatOf(flags);
  const text = write(posts, format, flags.spreadsheet);
  try {
    if (text !== "") result(text);
    return true;
  } catch (error) {
    const why = `Standard output did not take the result (${(error as Error).message})`;
    try {
      // A table shows the first posts only.
      const name = format === "table"
        ? keepInFile(posts.toJsonl(), "jsonl")
        : keepInFile(text, format);
      aside(`${why}: the ${posts.length} posts are in the file ${name}.`);
    } catch (second) {
      aside(`${why}, and no file can be written here: ${(second as Error).message}`);
    }
    return false;
  }
}

/** Says how a search ended, where its result does not. */
function tellEnd(posts: Posts, flags: SearchFlags, { aside }: Output): void {
  const { ended, notes, problem, length, charge } = posts;
  const format = formatOf(flags);
  if (format === "csv" || format === "jsonl") notes.forEach((note) => aside(note));
  if (ended === "problem" && format !== "json") aside(String(problem));
  if (ended === "problem" || ended === "stopped") {
    const { limit = 10 } = flags;
    const requests = `${charge.requests} ${charge.requests === 1 ? "request" : "requests"}`;
    aside(`It ended early: ${length} of ${limit} posts came, by ${requests}; they are the result.`);
  }
}

/**
 * `search`: posts for a query, as a table or for a program. Where it ended too early, by a failure
 * or by Ctrl-C, what came is the result all the same, and one document only.
 *
 * @returns Whether nothing failed on the way.
 */
export async function search(
  query: string,
  flags: SearchFlags,
  output: Output,
): Promise<boolean> {
  const { json, csv, spreadsheet, jsonl, practice, scenario, check: checkQuery, ...options } =
    flags;
  const card = await connect({ practice, scenario });
  const stopping = new AbortController();
  // To the end: a second Ctrl-C must not end the process while the result is written.
  using _ = listenForStop(() => stopping.abort(), STOPS_AND_HANG_UP);
  let posts: Posts;
  let thrown: { error: unknown } | undefined;
  try {
    posts = await card.search(query, {
      ...options,
      checkQuery,
      signal: stopping.signal,
      onProgress: ({ posts, limit }) => output.aside(`${posts} of ${limit} posts`),
    });
  } catch (error) {
    if (!card.lastPosts) throw error;
    posts = card.lastPosts;
    thrown = { error };
  }
  const isTaken = handOver(posts, flags, output);
  tellEnd(posts, flags, output);
  // A stop was told; what else was thrown is a fault that must be seen.
  if (thrown && !stopping.signal.aborted && !posts.problem) throw thrown.error;
  return isTaken && posts.ended !== "problem" && posts.ended !== "stopped";
}
