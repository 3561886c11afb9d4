import { assert } from "../assert.ts";
import { seeded } from "../seeded.ts";
import { AccessError } from "../../src/problems/mod.ts";
import { count, search } from "../../src/search/mod.ts";
import { MADE_UP } from "../keys/made_up_keys.ts";
import { cannedX } from "./canned_x.ts";
import { openNetwork } from "./open_network.ts";

const ROUNDS = 10_000;
const SEED = 20261123;

const random = seeded(SEED);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)];

const WORDS = [
  "CreditsDepleted",
  "SpendCapReached",
  "Invalid Request",
  "(at position 3)",
  "is not one of [",
  "<b>",
  "\u202E",
  "图书馆",
  "",
  MADE_UP.bearerToken,
];
const TYPES = ["credits", "client-forbidden", "usage-capped", "about:blank", "a/b/c/", "", "//"];

/** Any JSON at all, often with the names that X uses. */
function anyJson(depth = 0): unknown {
  const kind = random();
  if (depth > 3 || kind < 0.15) return null;
  if (kind < 0.3) return pick(WORDS);
  if (kind < 0.4) return pick([0, -1, 99, 88, 135, 2 ** 53 + 1, 1e300, true, false]);
  if (kind < 0.55) {
    return Array.from({ length: Math.floor(random() * 4) }, () => anyJson(depth + 1));
  }
  const names = [
    "title",
    "detail",
    "type",
    "reason",
    "errors",
    "message",
    "code",
    "parameters",
    "data",
    "id",
    "text",
    "next_token",
    "users",
    "tweets",
    "entities",
    "geo",
    "meta",
    "includes",
    "reset_date",
    "__proto__",
    "constructor",
  ];
  return Object.fromEntries(
    Array.from({ length: Math.floor(random() * 6) }, () => {
      const name = pick(names);
      return [name, name === "type" ? pick(TYPES) : anyJson(depth + 1)];
    }),
  );
}

/** A page of posts in which anything may be anything. */
function anyPage(): unknown {
  const some = () => Array.from({ length: Math.floor(random() * 4) }, anyPost);
  const includes = { users: some(), tweets: some(), media: anyJson(), places: some() };
  return {
    data: random() < 0.9 ? some() : anyJson(),
    includes: random() < 0.8 ? includes : anyJson(),
    errors: random() < 0.2 ? anyJson() : undefined,
    meta: random() < 0.8 ? { next_token: pick(WORDS) } : anyJson(),
  };
}

function anyPost(): unknown {
  if (random() < 0.3) return anyJson();
  const names = [
    "text",
    "note_tweet",
    "public_metrics",
    "entities",
    "attachments",
    "geo",
    "referenced_tweets",
    "author_id",
    "created_at",
    "edit_history_tweet_ids",
  ];
  const fields = names.filter(() => random() < 0.5).map((name) => [name, anyJson()]);
  return { id: String(Math.floor(random() * 1e9)), ...Object.fromEntries(fields) };
}

function anyBody(): string {
  const kind = random();
  if (kind < 0.35) return JSON.stringify(anyPage());
  if (kind < 0.6) return JSON.stringify(anyJson());
  if (kind < 0.7) return JSON.stringify(anyJson()).slice(0, -1);
  if (kind < 0.8) return `<!DOCTYPE html><title>${pick(WORDS)}</title>`;
  if (kind < 0.9) return "";
  return String.fromCharCode(...Array.from({ length: 40 }, () => Math.floor(random() * 256)));
}

const STATUSES = [
  200,
  200,
  200,
  201,
  204,
  206,
  300,
  301,
  302,
  304,
  307,
  400,
  401,
  402,
  403,
  404,
  405,
  409,
  410,
  413,
  418,
  422,
  429,
  429,
  431,
  451,
  500,
  502,
  503,
  504,
  520,
  599,
];
const HEADERS: [string, string[]][] = [
  ["content-type", [
    "application/json",
    "application/problem+json",
    "text/html",
    "text/plain",
    "x",
  ]],
  ["x-rate-limit-limit", ["450", "0", "x", ""]],
  ["x-rate-limit-remaining", ["449", "0", "-1", "x"]],
  ["x-rate-limit-reset", ["1795000000", "0", "x", "99999999999999999999"]],
  ["date", ["Mon, 23 Nov 2026 12:00:00 GMT", "never", ""]],
  ["location", ["/", "https://example.org/", "::"]],
  ["x-practice-room", ["made-up posts"]],
];

function anyAnswer(): Response {
  const status = pick(STATUSES);
  const headers = HEADERS.filter(() => random() < 0.4)
    .map(([name, values]): [string, string] => [name, pick(values)]);
  const body = [204, 304].includes(status) ? null : anyBody();
  return new Response(body, { status, headers });
}

Deno.test(`whatever a server answers, in ${ROUNDS} ways, is a value or an AccessError without a key`, async () => {
  await using x = cannedX(anyAnswer);
  // Waits take no time here: what is thrown at the client is how it decides.
  let time = Date.now();
  const timers = {
    now: () => time,
    random,
    sleep: (milliseconds: number) => Promise.resolve(void (time += milliseconds)),
  };
  const network = await openNetwork(x.url, { timeout: 20, patience: 5, timers });
  const ask = async (round: number) => {
    try {
      const value = await pick([
        () => network.get({ path: "usage/tweets", doing: "ask" }),
        () => search(network, "library", { limit: 30, authors: true, references: true }),
        () => count(network, "library"),
      ])();
      assert(`${value}` !== "" && JSON.stringify(value) !== undefined, `round ${round}`);
    } catch (error) {
      assert(error instanceof AccessError, `round ${round}, seed ${SEED}: ${error}`);
      assert(error.nextSteps.length > 0, `round ${round}, seed ${SEED}: ${error.problem}`);
      assert(!JSON.stringify(error).includes(MADE_UP.bearerToken), `round ${round}, seed ${SEED}`);
    }
  };
  const together = 20;
  for (let round = 0; round < ROUNDS; round += together) {
    await Promise.all(Array.from({ length: together }, (_, i) => ask(round + i)));
  }
});
