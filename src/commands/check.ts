import { checkAccess, estimate, mendEnvFiles, SAMPLE_QUERY, type ScenarioId } from "../../mod.ts";
import { importHere, rehearsing, terminalLine } from "../problems/mod.ts";
import { give, type Output, quietly } from "./output.ts";

/** What `check` may be told. */
export interface CheckFlags {
  json?: boolean;
  report?: boolean;
  fix?: boolean;
  practice?: boolean;
  scenario?: ScenarioId;
  /** Seconds that a request may wait in all. */
  patience?: number;
  /** False where the sample search is left out. */
  search?: boolean;
  query?: string;
  limit?: number;
}

const next = () => `
Access works. Next:
  ${terminalLine("search", ["your own words", "--limit", "10", ...rehearsing()])}
  or in a notebook: import { connect } from "${importHere()}"`;

/** Says what the sample search costs, before it is run. */
function announce(
  { query = SAMPLE_QUERY, limit = 10, practice }: CheckFlags,
  { aside }: Output,
): void {
  const { wanted, cost } = estimate(query, { limit, checkQuery: false });
  // Cents, and a third digit only if need be.
  const usd = cost.high.toFixed(3).replace(/0$/, "");
  const price = practice
    ? "made-up posts, free"
    : `up to ${wanted} posts, USD ${usd}, free in practice; --no-search leaves it out`;
  aside(`At the end one sample search: ${query} (${price})\n`);
}

/** Why `--fix` had nothing to do. */
async function nothingMended(): Promise<string> {
  const isHere = await Deno.stat(".env").then(() => true, () => false);
  return isHere ? "Nothing in .env to mend." : "There is no .env here, so nothing to mend.";
}

/**
 * `check`: goes through all that access takes, a line each, and runs the sample search.
 *
 * @returns Whether nothing failed.
 */
export async function check(flags: CheckFlags, output: Output): Promise<boolean> {
  const { report: forForum, fix, practice, scenario, patience, search = true, query, limit } =
    flags;
  if (fix) {
    const done = await mendEnvFiles(Deno.cwd());
    output.aside(`${(done.length ? done : [await nothingMended()]).join("\n")}\n`);
  }
  if (search) announce(flags, output);
  const report = await checkAccess({
    practice,
    scenario,
    patience,
    search: search && (query ?? true),
    limit,
    ...quietly(output),
  });
  const sheet = () => [report, ...(report.posts ? [`\n${report.posts}`] : [])].join("\n");
  give(output, report, () => forForum ? report.toReport() : sheet());
  if (output.events) {
    if (report.error) output.events.error(report.error);
  } else if (report.ok && !forForum) output.aside(next());
  return report.ok;
}
