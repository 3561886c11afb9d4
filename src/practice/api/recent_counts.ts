import { invalid } from "../wire/mod.ts";
import type { Answering, Endpoint } from "./endpoint.ts";
import { fields, selectFields, wantedFields } from "./parameters.ts";
import { inWindow, readQuery, SEARCH_PARAMETERS, searchWindow } from "./search_window.ts";

const LENGTHS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

function answer({ parameters, world, now }: Answering): object {
  const matches = readQuery(parameters);
  for (const name of ["next_token", "pagination_token"]) {
    const token = parameters.get(name);
    if (token === undefined) continue;
    throw invalid(name, token, `Invalid '${name}':'${token}'. Recent counts come on one page.`);
  }
  const window = searchWindow(parameters, now);
  const length = LENGTHS[parameters.get("granularity") ?? "hour"];
  const first = Math.floor(window.from / length);
  const counts: number[] = Array(Math.ceil(window.to / length) - first).fill(0);
  let total = 0;
  for (const post of world.town().matching(parameters.get("query")!, matches)) {
    if (!inWindow(post, window)) continue;
    counts[Math.floor(post.at / length) - first]++;
    total++;
  }
  const wanted = wantedFields(parameters, "search_count.fields");
  const data = counts.map((tweet_count, i) => {
    // The first and the last are cut to the window; all others begin on the full unit.
    const start = new Date(Math.max((first + i) * length, window.from)).toISOString();
    const end = new Date(Math.min((first + i + 1) * length, window.to)).toISOString();
    return selectFields({ end, start, tweet_count }, wanted);
  });
  return { data, meta: { total_tweet_count: total } };
}

/** `GET /2/tweets/counts/recent`: how many posts a query finds, per minute, hour or day. */
export const RECENT_COUNTS: Endpoint = {
  path: "/2/tweets/counts/recent",
  limits: { bearer: 300 },
  parameters: {
    ...SEARCH_PARAMETERS,
    granularity: { takes: "choice", of: ["minute", "hour", "day"] },
    ...fields("search_count.fields"),
  },
  answer,
};
