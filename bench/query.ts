/**
 * What it costs to check a query, for usual and for hostile ones of 512 to 4,096 characters, X's
 * limits. The time may only grow as the length does: a ratio near 2 where the length doubles. The
 * aim is less than 5 ms for the longest. Prints medians; nothing is asserted.
 */
import { checkQuery, parseQuery } from "../src/query/mod.ts";

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

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

function time(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Parse, check and reading, in milliseconds. */
const check = (query: string) => time(() => checkQuery(query, { enterprise: true }).reading);

/** The lengths take turns, so that a busy machine slows all alike. */
function measure(piece: string) {
  const long = piece.repeat(Math.ceil(4096 / piece.length));
  const queries = LENGTHS.map((length) => long.slice(0, length));
  const rounds = Array.from({ length: ROUNDS }, () => queries.map(check));
  const parses = Array.from({ length: ROUNDS }, () => time(() => parseQuery(queries[3])));
  return {
    parse: median(parses),
    times: queries.map((_, i) => median(rounds.map((round) => round[i]))),
    ratios: [1, 2, 3].map((i) => median(rounds.map((round) => round[i] / round[i - 1]))),
  };
}

// Once for nothing, so that what is measured is compiled.
for (const piece of Object.values(QUERIES)) measure(piece);

console.log(`Deno ${Deno.version.deno}, medians of ${ROUNDS} rounds, in ms`);
console.log(
  `${"query".padEnd(26)}${"parse 4096".padStart(11)}${
    LENGTHS.map((length) => `check ${length}`.padStart(12)).join("")
  }   ratio where the length doubles`,
);
let slowest = 0;
for (const [name, piece] of Object.entries(QUERIES)) {
  const { parse, times, ratios } = measure(piece);
  slowest = Math.max(slowest, ...times);
  console.log(
    name.padEnd(26) + parse.toFixed(2).padStart(11) +
      times.map((each) => each.toFixed(2).padStart(12)).join("") + "   " +
      ratios.map((each) => each.toFixed(1).padStart(5)).join(""),
  );
}
console.log(
  `The slowest of 4,096 characters takes ${slowest.toFixed(2)} ms; the aim is less than ${AIM} ms.`,
);
