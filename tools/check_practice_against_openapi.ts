/**
 * Checks the answers of the practice room against a copy of X's OpenAPI file. For development; the
 * project keeps no copy of that file.
 *
 *     deno run -A --no-lock tools/check_practice_against_openapi.ts PATH_TO_SPEC
 */
import Ajv from "npm:ajv@8.17.1";
import addFormats from "npm:ajv-formats@3.0.1";
import { FIELD_NAMES, TWEET_EXPANSIONS } from "../src/practice/wire/mod.ts";
import { startPractice } from "../src/practice/mod.ts";
import { signed } from "../tests/practice/signed.ts";

const [path] = Deno.args;
if (!path) {
  console.error("Usage: deno run -A tools/check_practice_against_openapi.ts PATH_TO_SPEC");
  Deno.exit(2);
}

/** The subtypes of media are not in every copy; without them a "discriminator" points nowhere. */
function withoutDiscriminators(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDiscriminators);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "discriminator")
      .map(([name, inner]) => [name, withoutDiscriminators(inner)]),
  );
}

const spec = withoutDiscriminators(JSON.parse(await Deno.readTextFile(path))) as object;
const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true, logger: false }));
ajv.addSchema(spec, "spec");

const SCHEMAS: Record<string, string> = {
  "/2/tweets/search/recent": "Get2TweetsSearchRecentResponse",
  "/2/tweets/counts/recent": "Get2TweetsCountsRecentResponse",
  "/2/users/me": "Get2UsersMeResponse",
  "/2/usage/tweets": "Get2UsageTweetsResponse",
};

await using room = await startPractice();
const keys = room.issueKeys();
let answers = 0;
const violations: string[] = [];

async function check(
  endpoint: string,
  query: Record<string, string>,
  sign: (path: string) => Record<string, string> = () => ({
    authorization: `Bearer ${keys.bearerToken}`,
  }),
) {
  const path = `${endpoint}?${new URLSearchParams(query)}`;
  const answer = await fetch(room.url + path, { headers: sign(path) });
  const body = await answer.json();
  const name = answer.ok ? SCHEMAS[endpoint] : "Problem";
  const validate = ajv.getSchema(`spec#/components/schemas/${name}`);
  if (!validate) throw new Error(`The file has no schema ${name}`);
  answers++;
  if (!validate(body)) {
    violations.push(`${endpoint} ${JSON.stringify(query)}: ${ajv.errorsText(validate.errors)}`);
  }
  return { status: answer.status, body };
}

const everything = {
  "tweet.fields": FIELD_NAMES["tweet.fields"].join(),
  "user.fields": FIELD_NAMES["user.fields"].join(),
  "media.fields": FIELD_NAMES["media.fields"].join(),
  "place.fields": FIELD_NAMES["place.fields"].join(),
  "poll.fields": FIELD_NAMES["poll.fields"].join(),
  expansions: TWEET_EXPANSIONS.join(),
};
const queries = ["library lang:en", "library has:media", "#StormSemicolon", "poll", "$CRUMB"];
queries.push(
  "from:PaperwickLib is:retweet",
  "to:PaperwickLib",
  "図書館",
  "library has:geo",
  'entity:"Odile"',
  "place_country:JP",
  "has:geo min_likes:0",
  "min_likes:200",
  "zzzz",
);
for (const query of queries) {
  await check("/2/tweets/search/recent", { query });
  await check("/2/tweets/search/recent", { query, max_results: "100", sort_order: "relevancy" });
  let next: string | undefined;
  for (let page = 0; page < 4; page++) {
    const more: Record<string, string> = next ? { next_token: next } : {};
    const found = await check("/2/tweets/search/recent", {
      query,
      max_results: "100",
      ...everything,
      ...more,
    });
    next = found.body.meta?.next_token;
    if (!next) break;
  }
  for (const granularity of ["minute", "hour", "day"]) {
    await check("/2/tweets/counts/recent", { query, granularity });
  }
}
for (const days of ["1", "7", "90"]) {
  await check("/2/usage/tweets", { days, "usage.fields": FIELD_NAMES["usage.fields"].join() });
}
const me = await check(
  "/2/users/me",
  { "user.fields": FIELD_NAMES["user.fields"].join() },
  (path) => signed(keys, path, { timestamp: Math.floor(Date.now() / 1000), nonce: "MADEUP" }),
);
if (me.status !== 200) violations.push(`Expected the account, got ${me.status}`);
const refused = [
  await check("/2/users/me", {}),
  await check("/2/tweets/search/recent", {}),
  await check("/2/tweets/search/recent", { query: "a AND b", max_results: "5", nothing: "x" }),
  await check("/2/tweets/search/recent", { query: "min_faves:5" }),
  await check("/2/tweets/counts/recent", { query: "a", start_time: "2020-01-01T00:00:00Z" }),
];
for (const { status } of refused) {
  if (status < 400) violations.push(`Expected a refusal, got ${status}`);
}

for (const violation of violations) console.error(violation);
console.log(`${answers} answers checked, ${violations.length} of them not as the file says`);
if (violations.length > 0) Deno.exitCode = 1;
