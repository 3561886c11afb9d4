import { Command, Option } from "npm:commander@15.1.0";
import { VERSION } from "../../mod.ts";
import { tellAt } from "../problems/mod.ts";
import { check } from "./check.ts";
import { collect } from "./collect.ts";
import { count } from "./count.ts";
import { demo } from "./demo.ts";
import { estimate } from "./estimate.ts";
import { exportCollection } from "./export.ts";
import { lab } from "./lab.ts";
import { amount, dollars, oneMore, port, seconds, seed, spread, whole } from "./read_argument.ts";
import { recheck } from "./recheck.ts";
import { lookup, mentions, timeline, user } from "./look_up.ts";
import { asEvents, give, type Output, PROCESS_OUTPUT } from "./output.ts";
import { practice } from "./practice.ts";
import { query } from "./query.ts";
import { scan } from "./scan.ts";
import { search } from "./search.ts";
import { checkLine, isForProgram, optionsOf, tellFailure } from "./tell_failure.ts";

const JSON_FLAG = ["--json", "events, one JSON object a line, for a program"] as const;
const PRACTICE_FLAG = ["--practice", "rehearse on made-up posts, without keys"] as const;
const SCENARIO_FLAG = ["--scenario <id>", "with --practice: what is to go wrong"] as const;
const SINCE = ["--since <moment>", "from this moment on, UTC, such as 2026-11-20"] as const;
const UNTIL = ["--until <moment>", "up to this moment, UTC"] as const;
const AUTHORS = ["--authors", "also the authors (up to USD 0.010 each)"] as const;
const REFERENCES = [
  "--references",
  "also the posts that they refer to (up to USD 0.005 each)",
] as const;
const MEDIA = ["--media", "also photos, videos and polls"] as const;
const PLACES = ["--places", "also tagged places"] as const;
const PATIENCE = [
  "--patience <seconds>",
  "how long a request may wait in all for a limit or trouble to pass (60; 0 never)",
  seconds,
] as const;
const LIMIT = ["--limit <posts>", "how many posts (10)", whole] as const;
const ARCHIVE = ["--archive", "all posts since 2006, where your keys open them"] as const;
const DIALECT = new Option("--dialect <name>", "ask X by its older or its newer names")
  .choices(["tweet", "post"]);
const NO_CHECK = ["--no-check", "send the query as it is, without a look at it"] as const;
const PSEUDONYMISE = [
  "--pseudonymise [key]",
  "write keyed hashes in place of ids and names; the key is beside the file, or in this one",
] as const;
const BUDGET = ["--budget <usd>", "what it may cost at most, in USD", amount] as const;

/**
 * The verbs of the command line.
 *
 * @param output Where to write.
 * @param fail Called by a verb that said itself what failed, with the exit code.
 */
export function program(output: Output, fail: (code?: 1 | 2) => void): Command {
  const cli = new Command("library-card")
    .description("Your library card to the X API (formerly Twitter).")
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => give(output, { text: text.trimEnd() }, () => text.trimEnd()),
      // A program gets the same as an event.
      writeErr: (text) => output.events || output.aside(text.trimEnd()),
    });

  /** A verb that brings posts. */
  const bringing = (name: string, description: string) =>
    cli.command(name)
      .description(description)
      .option(...AUTHORS)
      .option(...REFERENCES)
      .option(...MEDIA)
      .option(...PLACES)
      .option(...BUDGET)
      .addOption(DIALECT)
      .option("--csv", "the result as CSV, every text as it is")
      .option("--spreadsheet", "the result as CSV for Excel and others: no text runs as a formula")
      .option("--jsonl", "the result as JSON Lines")
      .option(...PATIENCE)
      .option(...PRACTICE_FLAG)
      .option(...SCENARIO_FLAG)
      .option(...JSON_FLAG);

  cli.command("demo")
    .description("the whole way without keys, on made-up posts")
    .option(...JSON_FLAG)
    .action(() => demo(output));

  cli.command("check")
    .description("check all that access takes, and run a sample search (10 posts, USD 0.05)")
    .option("--query <query>", "another sample search")
    .option("--limit <posts>", "how many posts", whole)
    .option("--no-search", "leave the sample search out; all else is free")
    .option("--fix", "first mend what is safe to mend in .env")
    .option("--report", "only a report that may be pasted in a forum: no keys, names or paths")
    .option(...PATIENCE)
    .option(...PRACTICE_FLAG)
    .option(...SCENARIO_FLAG)
    .option(...JSON_FLAG)
    .action(async (flags) => {
      if (!await check(flags, output)) fail();
    });

  cli.command("query")
    .description("what a query says, and what is wrong with it; free, nothing is sent")
    .argument("<query>", "in X's search language, in quotes")
    .option("--archive", "for the full archive: up to 1,024 characters")
    .option("--enterprise", "for Enterprise: up to 4,096 characters")
    .option(...JSON_FLAG)
    .action((text, flags) => {
      if (!query(text, flags, output)) fail();
    });

  bringing("search", "posts of the last 7 days (USD 0.005 each)")
    .argument("<query>", "in X's search language, in quotes")
    .option(...LIMIT)
    .option(...SINCE)
    .option(...UNTIL)
    .addOption(new Option("--order <order>", "the order").choices(["recency", "relevancy"]))
    .option(...NO_CHECK)
    .option(...ARCHIVE)
    .action(async (query, flags) => {
      if (!await search(query, flags, output)) fail();
    });

  bringing("lookup", "posts by their ids (USD 0.005 each)")
    .argument("<file>", "a file with an id on each line, or in a column named id")
    .action(async (file, flags) => {
      if (!await lookup(file, flags, output)) fail();
    });

  bringing("timeline", "what a person posted (USD 0.005 a post, and 0.010 for the name)")
    .argument("<name>", "a user name")
    .option(...LIMIT)
    .option(...SINCE)
    .option(...UNTIL)
    .option("--no-replies", "leave replies out")
    .option("--no-reposts", "leave reposts out")
    .action(async (name, flags) => {
      if (!await timeline(name, flags, output)) fail();
    });

  bringing("mentions", "the posts that mention a person (USD 0.005 a post, and 0.010 for the name)")
    .argument("<name>", "a user name")
    .option(...LIMIT)
    .option(...SINCE)
    .option(...UNTIL)
    .action(async (name, flags) => {
      if (!await mentions(name, flags, output)) fail();
    });

  cli.command("user")
    .description("who people are (USD 0.010 each)")
    .argument("<names...>", "one user name or several")
    .option(...BUDGET)
    .option("--csv", "the result as CSV")
    .option(...PATIENCE)
    .option(...PRACTICE_FLAG)
    .option(...SCENARIO_FLAG)
    .option(...JSON_FLAG)
    .action(async (names, flags) => {
      if (!await user(names, flags, output)) fail();
    });

  cli.command("collect")
    .description("posts into a SQLite file; the same line again goes on where it stopped")
    .argument("[query]", "in X's search language, in quotes; not needed with --resume")
    .requiredOption("--to <file>", "the file, such as library.sqlite")
    .option("--limit <posts>", "how many posts it is to hold (1,000 without a budget)", whole)
    .option(...BUDGET)
    .option(...SINCE)
    .option(...UNTIL)
    .option("--archive", "all posts since 2006, where the keys open that")
    .option("--lanes <lanes>", "parts of the range that are read side by side", whole)
    .addOption(
      new Option("--spread [by]", "a sample that stands for the range: by its counts, hour or day")
        .preset("counts").argParser(spread),
    )
    .option("--seed <number>", "where the chance of a sample begins", seed)
    .option(...PSEUDONYMISE)
    .option("--resume", "go on with the question that the file was asked last")
    .option(...AUTHORS)
    .option(...REFERENCES)
    .option(...MEDIA)
    .option(...PLACES)
    .option(...NO_CHECK)
    .option(...PATIENCE)
    .option(...PRACTICE_FLAG)
    .option(...SCENARIO_FLAG)
    .option(...JSON_FLAG)
    .action(async (query, flags) => {
      if (!await collect(query, flags, output)) fail();
    });

  cli.command("estimate")
    .description(
      "what a search would cost, before it is bought (USD 0.005 for counting; archive 0.010 per 31 days)",
    )
    .argument("<query>", "in X's search language, in quotes")
    .option(...LIMIT)
    .option(...SINCE)
    .option(...UNTIL)
    .option(...AUTHORS)
    .option(...REFERENCES)
    .option(...MEDIA)
    .option(...PLACES)
    .option(...ARCHIVE)
    .addOption(DIALECT)
    .option("--no-count", "send nothing, and reckon with the limit; needs no keys")
    .option(...PATIENCE)
    .option(...PRACTICE_FLAG)
    .option(...SCENARIO_FLAG)
    .option(...JSON_FLAG)
    .action((query, flags) => estimate(query, flags, output));

  cli.command("count")
    .description("how many posts of the last 7 days match (USD 0.005; archive 0.010 per 31 days)")
    .argument("<query>", "in X's search language, in quotes")
    .addOption(
      new Option("--granularity <span>", "the span").choices(["minute", "hour", "day"]),
    )
    .option(...SINCE)
    .option(...UNTIL)
    .option(...ARCHIVE)
    .option(...BUDGET)
    .option(...NO_CHECK)
    .option(...PATIENCE)
    .option(...PRACTICE_FLAG)
    .option(...SCENARIO_FLAG)
    .option(...JSON_FLAG)
    .action((query, flags) => count(query, flags, output));

  cli.command("export")
    .description("the posts of a collection, for other programs; free, nothing is sent")
    .argument("<file>", "the collection, such as library.sqlite")
    .argument("<out>", "posts.csv, .jsonl or .parquet, or a folder of days, which ends with /")
    .option("--limit <posts>", "the newest so many (all)", whole)
    .option("--where <condition>", "only these, in SQL, such as \"lang = 'fr'\"")
    .option("--spreadsheet", "a CSV for Excel and others: no text runs as a formula")
    .option(...JSON_FLAG)
    .action((file, to, flags) => exportCollection(file, to, flags, output));

  cli.command("recheck")
    .description("remove from a collection what X shows no longer (USD 0.005 a post)")
    .argument("<file>", "the collection, such as library.sqlite")
    .option(...BUDGET)
    .option("--pseudonymise <key>", "of a collection with pseudonyms: the file of their key")
    .option(...PATIENCE)
    .option(...PRACTICE_FLAG)
    .option(...JSON_FLAG)
    .action(async (file, flags) => {
      if (!await recheck(file, flags, output)) fail();
    });

  cli.command("scan")
    .description("keys of X where none belongs: notebooks, texts, databases, git; sends nothing")
    .argument("[paths...]", "files or folders (this folder)")
    .option("--clean", "take them out of notebooks")
    .option("--staged", "what the next commit would take in")
    .option("--history", "every version of every file that git still has")
    .option("--install-hook", "look at what is staged before every commit")
    .option(...JSON_FLAG)
    .action(async (paths, flags) => {
      const found = await scan(paths, flags, output);
      if (found === "unread") fail(2);
      if (found === "leaks") fail();
    });

  cli.command("practice")
    .description("open the practice room: an X API to rehearse on, with its console")
    .option("--port <port>", "its port (8787, or the next free one)", port)
    .option("--class <students>", "a room for a class of so many, who join by a code", whole)
    .option("--code <code>", "with --class: the code, 6 to 20 letters and digits")
    .option("--keep <file>", "keep accounts, keys and usage in this file")
    .option("--scenario <id>", "what is to go wrong")
    .option("--start-balance <usd>", "play money of a new account (5)", dollars)
    .option("--host <address>", "with --class: where to listen; 0.0.0.0 lets the network in")
    .option(
      "--name <name>",
      "a name of this computer, such as teacher.local; again for more",
      oneMore,
    )
    .option("--json", "an event with addresses and codes when it is open, for a program")
    .action((flags) => practice(flags, output));

  cli.command("lab")
    .description("open notebooks in JupyterLab with the kernel of this Deno; makes one if need be")
    .option("--folder <folder>", "where the notebooks are (this folder)")
    .option("--port <port>", "its port (8888, or the next free one)", port)
    .option("--no-browser", "open no browser, only tell the address")
    .option("--json", "an event with the address when it is open, for a program")
    .action((flags) => lab(flags, output));

  return cli;
}

/**
 * Runs one command.
 *
 * @param args What was typed after the program's name.
 * @param output Where to write.
 * @returns The exit code: 0 it worked, 1 it failed, 2 wrong usage, which is `bad-option` too.
 */
export function run(args: string[], output: Output = PROCESS_OUTPUT): Promise<number> {
  const rehearses = args[0] === "demo" || optionsOf(args).includes("--practice");
  return tellAt("terminal", () => runVerb(args, output), { rehearses });
}

async function runVerb(args: string[], given: Output): Promise<number> {
  const output = isForProgram(args) ? asEvents(given) : given;
  using _ = output.events;
  let exitCode = 0;
  const line = { args, cli: program(output, (code = 1) => exitCode = code) };
  try {
    checkLine(line);
    await line.cli.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    return tellFailure(error, line, output);
  }
}
