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
  "unclosed single quotes": "'a ",
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
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return median(times);
}

/** Parse, check and reading, in milliseconds. */
const check = (query: string) => time(() => checkQuery(query, { enterprise: true }).reading);

for (const query of Object.values(QUERIES)) check(query.repeat(20));

console.log(
  `Deno ${Deno.version.deno}, medians of ${ROUNDS}; parse alone, then parse, check and reading`,
);
console.log(
  "query".padEnd(26) + "parse 4,096".padStart(13) +
    LENGTHS.map((length) => `${length.toLocaleString("en")}`.padStart(10)).join("") +
    "  ratios where the length doubles",
);
let slowest = 0;
for (const [name, piece] of Object.entries(QUERIES)) {
  const long = piece.repeat(Math.ceil(4096 / piece.length));
  const times = LENGTHS.map((length) => check(long.slice(0, length)));
  const parse = time(() => parseQuery(long.slice(0, 4096)));
  const ratios = times.slice(1).map((each, i) => (each / times[i]).toFixed(1).padStart(5));
  slowest = Math.max(slowest, times[times.length - 1]);
  console.log(
    `${name.padEnd(26)}${parse.toFixed(2).padStart(10)} ms` +
      times.map((each) => `${each.toFixed(2).padStart(7)} ms`).join("") + ratios.join(""),
  );
}
console.log(
  `The slowest of 4,096 characters took ${slowest.toFixed(2)} ms; the aim is less than ${AIM} ms.`,
);
