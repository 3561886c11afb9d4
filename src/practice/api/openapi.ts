import { MILLS, pricedPath, PRICES } from "../../money/mod.ts";
import { DEFAULT_FIELDS, FIELD_NAMES } from "../wire/mod.ts";
import type { Brings, Endpoint } from "./endpoint.ts";
import type { ParameterRule, ParameterRules } from "./parameters.ts";

type Schema = Record<string, unknown>;

const TEXT: Schema = { type: "string" };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Schema): Schema => ({ type: "array", items });
const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: "object",
  properties,
  ...(required.length > 0 ? { required } : {}),
});

/** What a parameter may say, in the words of JSON Schema. */
function schemaOf(rule: ParameterRule): Schema {
  switch (rule.takes) {
    case "text":
      return TEXT;
    case "integer":
      return { type: "integer", minimum: rule.from, maximum: rule.to };
    case "choice":
      return { ...TEXT, enum: rule.of };
    case "names":
      return list({ ...TEXT, enum: rule.of });
    case "id":
      return { ...TEXT, pattern: "^[0-9]{1,19}$" };
    case "username":
      return { ...TEXT, pattern: "^[A-Za-z0-9_]{1,15}$" };
    case "ids":
    case "usernames":
      return {
        ...list(schemaOf({ takes: rule.takes === "ids" ? "id" : "username" })),
        minItems: 1,
        maxItems: rule.most,
      };
    case "time":
      return { ...TEXT, format: "date-time" };
  }
}

const NEEDED = ["query", "ids", "usernames"];

function parametersOf(rules: ParameterRules, place: "path" | "query") {
  return Object.entries(rules).map(([name, rule]) => {
    const schema = schemaOf(rule);
    return {
      name,
      in: place,
      required: place === "path" || NEEDED.includes(name),
      // Values are joined by commas, and never given twice.
      ...(schema.type === "array" ? { style: "form", explode: false } : {}),
      schema,
    };
  });
}

/** An object of which these fields can be asked for. */
function withFields(...names: (keyof typeof DEFAULT_FIELDS)[]): Schema {
  const fields = new Set(names.flatMap((name): readonly string[] => FIELD_NAMES[name]));
  for (const extra of names.includes("post.fields") ? OF_EXPANSIONS : []) fields.add(extra);
  const always = names.map((name) => new Set<string>(DEFAULT_FIELDS[name]))
    .reduce((both, each) => both.intersection(each));
  const texts = ["id", "text", "name", "username", "media_key", "start", "end"];
  return object(
    Object.fromEntries([...fields].map((name) => [name, texts.includes(name) ? TEXT : {}])),
    [...always],
  );
}

/** Fields of posts that come with an expansion where the request says "post". */
const OF_EXPANSIONS = ["referenced_posts", "edit_history_post_ids"];

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Post: withFields("tweet.fields", "post.fields"),
  User: withFields("user.fields"),
  Media: withFields("media.fields"),
  Place: withFields("place.fields"),
  Poll: withFields("poll.fields"),
  Count: withFields("search_count.fields"),
  Usage: withFields("usage.fields"),
  Credits: object({
    free_balance: { type: "number" },
    free_grants: list({}),
    prepaid_balance: { type: "number" },
    total_balance: { type: "number" },
  }, ["total_balance"]),
  Includes: object({
    users: list(ref("User")),
    tweets: list(ref("Post")),
    posts: list(ref("Post")),
    media: list(ref("Media")),
    places: list(ref("Place")),
    polls: list(ref("Poll")),
  }),
  Meta: object({
    result_count: { type: "integer" },
    newest_id: TEXT,
    oldest_id: TEXT,
    next_token: TEXT,
    previous_token: TEXT,
    total_tweet_count: { type: "integer" },
    total_post_count: { type: "integer" },
  }),
  Problem: object({ title: TEXT, detail: TEXT, type: TEXT, status: { type: "integer" } }),
};

const DATA: Readonly<Record<Brings, Schema>> = {
  posts: list(ref("Post")),
  post: ref("Post"),
  users: list(ref("User")),
  user: ref("User"),
  counts: list(ref("Count")),
  usage: ref("Usage"),
  credits: ref("Credits"),
};

const answerOf = (brings: Brings): Schema =>
  object({
    data: DATA[brings],
    includes: ref("Includes"),
    meta: ref("Meta"),
    errors: list(ref("Problem")),
  });

const json = (schema: Schema) => ({ "application/json": { schema } });

/** What a request costs, in US dollars, and for each of what. */
function priceOf(path: string) {
  const row = pricedPath(path.replace(/:\w+/g, "1"));
  if (row === undefined || row.by === "nothing") return { usd: 0 };
  return row.by === "request"
    ? { usd: row.price / 1000, for_each: "request" }
    : { usd: MILLS[row.by] / 1000, for_each: row.by };
}

/** The names by which the ways of signing in are known in the file. */
const SECURITY = { bearer: "BearerToken", oauth1: "UserToken" } as const;

function operationOf(endpoint: Endpoint) {
  const { path, summary, limits, perSecond, inPath = {}, parameters, brings } = endpoint;
  const ways = Object.keys(limits) as (keyof typeof SECURITY)[];
  return {
    operationId: path.split(/[^A-Za-z0-9]+/).filter(Boolean).join("_"),
    summary,
    parameters: [...parametersOf(inPath, "path"), ...parametersOf(parameters, "query")],
    security: ways.map((way) => ({ [SECURITY[way]]: [] })),
    "x-price": priceOf(path),
    "x-rate-limits": { per_15_minutes: limits, ...(perSecond ? { per_second: perSecond } : {}) },
    responses: {
      200: { description: "What was found.", content: json(answerOf(brings)) },
      default: { description: "Why there is no answer.", content: json(ref("Problem")) },
    },
  };
}

/**
 * The room's own API as an OpenAPI 3 file, written from the table of endpoints. A server has to be
 * named in it.
 *
 * @param url Where the room is.
 */
export function openApiFile(endpoints: readonly Endpoint[], url: string): object {
  return {
    openapi: "3.0.3",
    info: {
      title: "The practice room's part of the X API (made-up posts, not X)",
      version: "2.166",
      description: `Prices are those of X, in play money, as of ${PRICES.asOf}.`,
    },
    servers: [{ url }],
    paths: Object.fromEntries(
      endpoints.map((each) => [
        each.path.replace(/:(\w+)/g, "{$1}"),
        { get: operationOf(each) },
      ]),
    ),
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        BearerToken: { type: "http", scheme: "bearer" },
        UserToken: { type: "http", scheme: "OAuth" },
      },
    },
  };
}
