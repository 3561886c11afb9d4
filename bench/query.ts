/**
 * What it costs to check a query, for usual and for hostile ones of 512 to 4,096 characters, X's
 * limits: `deno task bench query`. The time may only grow as the length does.
 */
import { checkQuery } from "../src/query/mod.ts";
import { figure, printSection, type Section, takeTurns } from "./section.ts";

const LENGTHS = [512, 1024, 2048, 4096];
const ROUNDS = 101;
const AIM = 5;

/** Each makes a query by repeating itself. */
const QUERIES: Record<string, string> = {
  "usual": '("public library" OR #libraries OR from:PaperwickLib) -is:retweet lang:en ',
  "many words": "cat dog bird ",
  "a OR a OR": "a OR ",
  "AND and OR mixed": "a b OR c ",
  "((((": "(",
  "))))": ")",
  "(((( in pairs": "(a (b OR c)) ",
  "----": "-",
  "quotation marks": '"',
  "unclosed single quotes": "'ab",
  "typographic quotes": "“a” ",
  "and and and": "and ",
  "one long word": "a",
  "punctuation": "a-!",
  "unknown operators": "lorem:ipsum ",
  "slips": "conversatoin_id:1 ",
  "groups without operators": "from:(a OR b) ",
  "colons": "from: ",
  "links": "https://example.org/a ",
  "blanks": "a               ",
  "emoji": "👩‍👩‍👧❤️ ",
};

/** Parse, check and reading of a query, in milliseconds. */
function timeCheck(query: string): number {
  const from = performance.now();
  checkQuery(query, { enterprise: true }).reading;
  return performance.now() - from;
}

const [longest, half] = [LENGTHS.at(-1)!, LENGTHS.at(-2)!];

/** Measures all queries: the longest of each, beside one of half its length. */
export async function measure(): Promise<Section[]> {
  // Once for nothing, so that what is measured is compiled.
  const warm = Object.values(QUERIES).map((piece) => piece.repeat(longest / piece.length));
  for (let round = 0; round < 20; round++) warm.forEach(timeCheck);
  const figures = [];
  for (const [name, piece] of Object.entries(QUERIES)) {
    const text = piece.repeat(Math.ceil(longest / piece.length));
    const times = await takeTurns(
      Object.fromEntries(LENGTHS.map((each) => [each, () => timeCheck(text.slice(0, each))])),
      ROUNDS,
    );
    const floor = figure(`${name}, ${half} characters`, "ms", times[half]);
    figures.push(figure(`${name}, ${longest} characters`, "ms", times[longest], floor));
  }
  const slowest = figures.reduce((one, other) => one.median > other.median ? one : other);
  return [{
    title: "Checking a query",
    says: `checkQuery() with its reading in English, for usual and hostile queries of ${longest} ` +
      `characters, the longest that X takes; the ratio is to the same query of ${half}: near 2 ` +
      "where the time grows as the length does.",
    command: "deno task bench query",
    figures,
    goals: [{
      text: `The slowest takes less than ${AIM} ms, and takes ${slowest.median.toFixed(2)} ms`,
      met: slowest.median < AIM,
    }],
  }];
}

if (import.meta.main) (await measure()).forEach(printSection);
