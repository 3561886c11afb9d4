/**
 * A server that answers recent search and its counts as X does, in a process of its own, as fast as
 * it can or after a pause, with the made-up town's posts over and over under new ids. It has no
 * limits, asks for no money and sends every client the same bytes, whatever fields it asks for: what
 * is measured is the client.
 *
 * `deno run --allow-all bench/collecting/fixed_x.ts '{"posts":10000}'` prints its address.
 */
import { startPractice } from "../../src/practice/mod.ts";
import { slowLine } from "./slow_line.ts";
import { SELF_SIGNED } from "../../src/practice/serve/self_signed.ts";

/** What it has, and how it answers. */
export interface FixedXOptions {
  /** So many posts match every query; up to 4,194,304. */
  posts: number;
  /** Milliseconds before each answer. @default 0 */
  delay?: number;
  /** Whether authors, references, media and places come along. @default false */
  extras?: boolean;
  /** Whether it speaks TLS, and with it HTTP/2. @default false */
  secure?: boolean;
  /** Milliseconds of a round trip to it. @default none */
  roundTrip?: number;
}

/** A server on its way: where it is, and its end. */
export interface FixedX extends AsyncDisposable {
  url: string;
  /** Requests that it saw so far, and the connections on which they came. */
  seen(): Promise<{ requests: number; connections: number }>;
}

type Json = Record<string, unknown>;

/** Where X's ids begin to count, in milliseconds since 1970. */
const FIRST_ID = 1_288_834_974_657n;
const WEEK = 7 * 86_400_000;
/** Bits of an id below its time: here, a post's place. */
const BELOW = 22n;
/** Whole pages that are kept as bytes, so that the server costs little. */
const KEPT = 1000;

const HEADERS = {
  "content-type": "application/json; charset=utf-8",
  "x-rate-limit-limit": "1000000",
  "x-rate-limit-remaining": "999999",
};

const FIELDS = {
  "tweet.fields":
    "id,text,created_at,lang,author_id,conversation_id,in_reply_to_user_id,public_metrics,referenced_tweets,entities,attachments,geo,possibly_sensitive,edit_history_tweet_ids,note_tweet",
};
const EXTRA_FIELDS = {
  expansions:
    "author_id,referenced_tweets.id,referenced_tweets.id.author_id,attachments.media_keys,attachments.poll_ids,geo.place_id",
  "user.fields":
    "created_at,verified,verified_type,public_metrics,location,description,username,name",
  "media.fields": "type,url,preview_image_url,alt_text",
  "place.fields": "full_name,country_code",
};

/** One post of the town as text between its id and its time, with what came along for it. */
interface Template {
  pieces: string[];
  along: { list: string; key: string; json: string }[];
}

/** All posts of the town's week. */
async function townPosts(extras: boolean): Promise<Template[]> {
  const now = Date.parse("2026-11-20T12:00:00Z");
  await using room = await startPractice({ now: () => now, startBalance: 100_000 });
  const { bearerToken } = room.issueKeys();
  const templates: Template[] = [];
  for (let next: string | undefined = "";;) {
    const address = new URL("/2/tweets/search/recent", room.url);
    address.search = new URLSearchParams({
      query: "library OR lang:en OR lang:fr OR lang:es OR lang:de OR lang:pt",
      ...{ max_results: "100", ...FIELDS, ...(extras ? EXTRA_FIELDS : {}) },
      ...(next ? { next_token: next } : {}),
    }).toString();
    const answer = await fetch(address, { headers: { authorization: `Bearer ${bearerToken}` } });
    const page = await answer.json();
    templates.push(...page.data.map((post: Json) => templateOf(post, page.includes ?? {})));
    if (!(next = page.meta.next_token)) return templates;
  }
}

function templateOf(post: Json, includes: Record<string, Json[]>): Template {
  const { id, created_at } = post as { id: string; created_at: string };
  const find = (list: string, key: string, value: unknown) =>
    (includes[list] ?? []).filter((each) => each[key] === value)
      .map((each) => ({ list, key: String(value), json: JSON.stringify(each) }));
  const references = (post.referenced_tweets ?? []) as Json[];
  const { media_keys = [], poll_ids = [] } = (post.attachments ?? {}) as Record<string, string[]>;
  const authors = [
    post,
    ...(includes.tweets ?? []).filter((each) =>
      references.some((reference) => reference.id === each.id)
    ),
  ].map(({ author_id }) => author_id);
  return {
    pieces: JSON.stringify(post).replaceAll(created_at, "\n1").replaceAll(id, "\n0").split("\n"),
    along: [
      ...authors.flatMap((author) => find("users", "id", author)),
      ...references.flatMap((reference) => find("tweets", "id", reference.id)),
      ...media_keys.flatMap((key) => find("media", "media_key", key)),
      ...poll_ids.flatMap((key) => find("polls", "id", key)),
      ...find("places", "id", (post.geo as Json | undefined)?.place_id),
    ],
  };
}

/** Posts by their places, the newest at 0, spread over the week before `end`. */
class Posts {
  readonly #step: number;

  constructor(
    readonly templates: readonly Template[],
    readonly length: number,
    readonly end: number,
  ) {
    this.#step = (WEEK - 3_600_000) / length;
  }

  timeOf = (place: number): number => this.end - 60_000 - Math.floor(place * this.#step);

  /** The place of the newest post before a moment. */
  before(time: number): number {
    let place = Math.max(0, Math.floor((this.end - 60_000 - time) / this.#step) - 1);
    while (place < this.length && this.timeOf(place) >= time) place++;
    return Math.min(place, this.length);
  }

  idOf = (place: number): string =>
    String((BigInt(this.timeOf(place)) - FIRST_ID << BELOW) + BigInt(place));

  write(place: number): string {
    const { pieces } = this.templates[place % this.templates.length];
    const [id, time] = [this.idOf(place), new Date(this.timeOf(place)).toISOString()];
    const moment = `${time.slice(0, 19)}.000Z`;
    return pieces.map((piece, at) =>
      at === 0 ? piece : (piece[0] === "0" ? id : moment) + piece.slice(1)
    ).join("");
  }

  /** What came along for posts, each once, by its list. */
  along(from: number, to: number): string {
    const lists: Record<string, Map<string, string>> = {};
    for (let place = from; place < to; place++) {
      for (const { list, key, json } of this.templates[place % this.templates.length].along) {
        (lists[list] ??= new Map()).set(key, json);
      }
    }
    const written = Object.entries(lists)
      .map(([list, rows]) => `${JSON.stringify(list)}:[${[...rows.values()].join(",")}]`);
    return written.length > 0 ? `"includes":{${written.join(",")}},` : "";
  }
}

/** A page of posts, from one place to another. */
function pageOf(posts: Posts, from: number, to: number, last: number): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: to - from }, (_, at) => posts.write(from + at));
  const next = to < last ? `,"next_token":"p${to}"` : "";
  const ends = rows.length > 0
    ? `"newest_id":"${posts.idOf(from)}","oldest_id":"${posts.idOf(to - 1)}",`
    : "";
  const data = rows.length > 0 ? `"data":[${rows.join(",")}],` : "";
  return new TextEncoder().encode(
    `{${data}${posts.along(from, to)}"meta":{${ends}"result_count":${rows.length}${next}}}`,
  );
}

/** The part of all posts that a search bounds. */
function rangeOf(posts: Posts, asked: URLSearchParams): [from: number, to: number] {
  const time = (name: string) => asked.has(name) ? Date.parse(asked.get(name)!) : undefined;
  const place = (name: string) =>
    asked.has(name) ? Number(BigInt(asked.get(name)!) & ((1n << BELOW) - 1n)) : undefined;
  const [end, start] = [time("end_time"), time("start_time")];
  const [until, since] = [place("until_id"), place("since_id")];
  const from = until !== undefined ? until + 1 : end !== undefined ? posts.before(end) : 0;
  const to = since ?? (start !== undefined ? posts.before(start) : posts.length);
  return [Math.min(from, posts.length), Math.max(from, to)];
}

function countsOf(posts: Posts, asked: URLSearchParams): Uint8Array<ArrayBuffer> {
  const unit = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }[
    asked.get("granularity") ?? "hour"
  ]!;
  const end = asked.has("end_time") ? Date.parse(asked.get("end_time")!) : posts.end;
  const start = asked.has("start_time") ? Date.parse(asked.get("start_time")!) : end - WEEK;
  const data: Json[] = [];
  let total = 0;
  for (let from = start; from < end;) {
    const to = Math.min(end, (Math.floor(from / unit) + 1) * unit);
    const tweet_count = posts.before(from) - posts.before(to);
    total += tweet_count;
    const [first, last] = [from, to].map((time) => new Date(time).toISOString());
    data.push({ start: first, end: last, tweet_count });
    from = to;
  }
  return new TextEncoder().encode(
    JSON.stringify({ data, meta: { total_tweet_count: total } }),
  );
}

async function serve(
  { posts: length, delay = 0, extras, secure, roundTrip }: FixedXOptions,
): Promise<void> {
  const posts = new Posts(await townPosts(extras ?? false), length, Date.now());
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const keeping = (key: string, make: () => Uint8Array<ArrayBuffer>) => {
    const bytes = kept.get(key) ?? make();
    if (kept.size < KEPT) kept.set(key, bytes);
    return bytes;
  };
  const answer = (address: string): Uint8Array<ArrayBuffer> => {
    const { pathname, searchParams } = new URL(address);
    if (pathname.includes("/counts/")) {
      return keeping(address, () => countsOf(posts, searchParams));
    }
    const [first, last] = rangeOf(posts, searchParams);
    const token = searchParams.get("next_token") ?? searchParams.get("pagination_token");
    const from = token ? Number(token.slice(1)) : first;
    const to = Math.min(last, from + Number(searchParams.get("max_results") ?? 10));
    return keeping(`${from} ${to} ${last}`, () => pageOf(posts, from, to, last));
  };
  let requests = 0;
  const connections = new Set<number>();
  const handle = async (request: Request, from: Deno.NetAddr): Promise<Response> => {
    requests += 1;
    connections.add(from.port);
    if (delay > 0) await new Promise((done) => setTimeout(done, delay));
    const reset = String(Math.ceil(Date.now() / 1000) + 900);
    return new Response(answer(request.url), {
      headers: { ...HEADERS, "x-rate-limit-reset": reset },
    });
  };
  const loopback = { hostname: "127.0.0.1", port: 0, onListen() {} };
  const server = Deno.serve(
    { ...loopback, ...(secure ? SELF_SIGNED : {}) },
    (request, { remoteAddr }) => handle(request, remoteAddr as Deno.NetAddr),
  );
  const desk = Deno.serve(
    loopback,
    () => Response.json({ requests, connections: connections.size }),
  );
  const port = roundTrip ? slowLine(server.addr.port, roundTrip) : server.addr.port;
  console.log(JSON.stringify({
    url: `${secure ? "https" : "http"}://127.0.0.1:${port}`,
    desk: `http://127.0.0.1:${desk.addr.port}`,
  }));
}

/** Starts one in a process of its own. */
export async function startFixedX(options: FixedXOptions): Promise<FixedX> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--allow-all", "--no-check", "--quiet", "--config"],
      ...[new URL("../../deno.json", import.meta.url).pathname],
      ...[new URL(import.meta.url).pathname, JSON.stringify(options)],
    ],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let line = "";
  while (!line.endsWith("\n")) {
    const { value, done } = await lines.read();
    if (done) throw new Error("Cannot start the server: it ended before it listened");
    line += value;
  }
  const { url, desk } = JSON.parse(line);
  return {
    url,
    seen: async () => await (await fetch(desk)).json(),
    async [Symbol.asyncDispose]() {
      await lines.cancel();
      child.kill();
      await child.status;
    },
  };
}

if (import.meta.main) await serve(JSON.parse(Deno.args[0]));
