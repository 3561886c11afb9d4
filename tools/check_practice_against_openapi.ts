/**
 * Checks the answers of the practice room against a copy of X's OpenAPI file. For development; the
 * project keeps no copy of that file.
 *
 *     deno run -A --no-lock tools/check_practice_against_openapi.ts PATH_TO_SPEC
 */
import Ajv from "npm:ajv@8.17.1";
import addFormats from "npm:ajv-formats@3.0.1";
import { ENDPOINTS } from "../src/practice/api/mod.ts";
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

/** X sends these as text since July 2026; the file says numbers. Nothing else may differ. */
const SENT_AS_TEXT = new Set(["project_cap", "project_usage", "usage", "project_id"]);

/** Makes numbers of what the file takes for numbers. */
function asInFile(value: unknown, within = ""): unknown {
  if (Array.isArray(value)) return value.map((each) => asInFile(each, within));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SENT_AS_TEXT.has(name) && typeof inner === "string" &&
        !(name === "project_id" && within === "data")
        ? Number(inner)
        : asInFile(inner, name),
    ]),
  );
}

const spec = withoutDiscriminators(JSON.parse(await Deno.readTextFile(path))) as object;
const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true, logger: false }));
ajv.addSchema(spec, "spec");

/** Not every copy of the file has every answer: most are put together from what they hold. */
const inFile = (name: string) => ({ $ref: `spec#/components/schemas/${name}` });
const answerWith = (data: object) => ({
  type: "object",
  properties: {
    data,
    includes: inFile("Expansions"),
    errors: { type: "array", minItems: 1, items: inFile("Problem") },
    meta: { type: "object", properties: { result_count: inFile("ResultCount") } },
  },
  additionalProperties: false,
});
const some = (name: string) => ({ type: "array", minItems: 1, items: inFile(name) });
const ANSWERS: Record<(typeof ENDPOINTS)[number]["brings"], object> = {
  posts: answerWith(some("Tweet")),
  post: answerWith(inFile("Tweet")),
  users: answerWith(some("User")),
  user: answerWith(inFile("User")),
  counts: inFile("Get2TweetsCountsRecentResponse"),
  usage: inFile("Get2UsageTweetsResponse"),
  // The file does not know it.
  credits: { type: "object", required: ["data"] },
};
const VALIDATORS = new Map(
  Object.entries(ANSWERS).map(([brings, schema]) => [brings, ajv.compile(schema)]),
);
const validateProblem = ajv.compile(inFile("Problem"));

/** The row of the table of endpoints that a path belongs to. */
const bringsOf = (path: string) =>
  ENDPOINTS.find((each) =>
    new RegExp(`^${each.path.replace(":id", "\\d+").replace(":username", "\\w+")}$`).test(path)
  )?.brings;

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
  const validate = answer.ok ? VALIDATORS.get(bringsOf(endpoint) ?? "") : validateProblem;
  if (!validate) throw new Error(`The room has no endpoint ${endpoint}`);
  answers++;
  if (!validate(asInFile(body))) {
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
const { data: [post] } = (await check("/2/tweets/search/recent", { query: "min_likes:40" })).body;
const gone = "1,1764576514669964374,1765663678265551418,1766750841861286447";
await check("/2/tweets", { ids: `${post.id},${gone}`, ...everything });
await check("/2/tweets", { ids: gone });
for (const id of [post.id, ...gone.split(",")]) await check(`/2/tweets/${id}`, everything);
const fieldsOfPeople = { "user.fields": everything["user.fields"] };
for (const list of ["liking_users", "retweeted_by"]) {
  await check(`/2/tweets/${post.id}/${list}`, fieldsOfPeople);
}
await check(`/2/tweets/${post.id}/quote_tweets`, everything);
const usernames = "PaperwickLib,hushed_heron,BannedBiscuit,nobody_here";
const people = await check("/2/users/by", { usernames, ...fieldsOfPeople });
for (const name of usernames.split(",")) {
  await check(`/2/users/by/username/${name}`, fieldsOfPeople);
}
for (const { id } of people.body.data) {
  await check("/2/users", { ids: `${id},1`, ...fieldsOfPeople });
  await check(`/2/users/${id}`, fieldsOfPeople);
  for (const list of ["tweets", "mentions", "liked_tweets"]) {
    await check(`/2/users/${id}/${list}`, { max_results: "100", ...everything });
  }
  for (const list of ["followers", "following"]) {
    await check(`/2/users/${id}/${list}`, { max_results: "1000", ...fieldsOfPeople });
  }
}
await check("/2/tweets/search/all", { query: "library", max_results: "500", ...everything });
await check("/2/tweets/counts/all", { query: "library", granularity: "day" });
await check("/2/usage/credits", {});
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
  await check("/2/tweets", { ids: "1,x" }),
  await check("/2/users/by", { usernames: "a b" }),
  await check("/2/users/1/tweets", { pagination_token: "abc" }),
];
for (const { status } of refused) {
  if (status < 400) violations.push(`Expected a refusal, got ${status}`);
}

for (const violation of violations) console.error(violation);
console.log(`${answers} answers checked, ${violations.length} of them not as the file says`);
if (violations.length > 0) Deno.exitCode = 1;
