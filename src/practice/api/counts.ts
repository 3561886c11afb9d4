import { invalid } from "../wire/mod.ts";
import type { Answering } from "./endpoint.ts";
import { PageTokens } from "./page_tokens.ts";
import { selectFields, wantedFields } from "./parameters.ts";
import {
  postsFound,
  type Reach,
  readQuery,
  type SearchWindow,
  searchWindow,
} from "./search_window.ts";

const LENGTHS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** A page of counts of the archive covers so much. Source: docs.x.com, counts, 2026-08-22. */
const ARCHIVE_PAGE = 31 * 86_400_000;

/** The part of the window that this page covers, and the token of the part before it. */
function pageOfWindow(asked: Answering, reach: Reach) {
  const { parameters, path, world, now } = asked;
  const tokens = new PageTokens(path, parameters, world.seed);
  const { held } = world.town();
  if (reach === "recent") {
    for (const name of ["next_token", "pagination_token"]) {
      const token = parameters.get(name);
      if (token === undefined) continue;
      throw invalid(name, token, `Invalid '${name}':'${token}'. Recent counts come on one page.`);
    }
    return { window: searchWindow(parameters, { now, reach, held }), more: {} };
  }
  const position = tokens.read(parameters);
  const whole = searchWindow(parameters, { now, reach, end: position?.end, held });
  const to = position?.end ?? whole.to;
  const from = Math.max(whole.from, to - ARCHIVE_PAGE);
  const window: SearchWindow = { ...whole, from, to };
  const more = from > whole.from ? { next_token: tokens.write({ offset: 0, end: from }) } : {};
  return { window, more };
}

/** How many posts a query finds, per minute, hour or day. */
export const counts = (reach: Reach) => (asked: Answering): object => {
  const { parameters, world } = asked;
  const matches = readQuery(parameters, reach);
  const { window, more } = pageOfWindow(asked, reach);
  const length = LENGTHS[parameters.get("granularity") ?? "hour"];
  const first = Math.floor(window.from / length);
  const found: number[] = Array(Math.ceil(window.to / length) - first).fill(0);
  let total = 0;
  const query = parameters.get("query")!;
  for (const { at } of postsFound(world.town(), { query, matches, window, reach })) {
    found[Math.floor(at / length) - first]++;
    total++;
  }
  const wanted = wantedFields(parameters, "search_count.fields");
  const data = found.map((count, i) => {
    // The first and the last are cut to the window; all others begin on the full unit.
    const start = new Date(Math.max((first + i) * length, window.from)).toISOString();
    const end = new Date(Math.min((first + i + 1) * length, window.to)).toISOString();
    return selectFields({ end, start, tweet_count: count, post_count: count }, wanted);
  });
  // Nobody was found who shows which name X sends to whom: both serve every client.
  return { data, meta: { total_tweet_count: total, total_post_count: total, ...more } };
};
