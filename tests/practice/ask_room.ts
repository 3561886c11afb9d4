import { ENDPOINTS } from "../../src/practice/api/mod.ts";
import { startPractice } from "../../src/practice/mod.ts";
import { EVENING } from "./rehearsal.ts";
import { signed } from "./signed.ts";

/** A room on a port, and requests to it by both ways of signing in. */
export async function askRoom() {
  const clock = { now: EVENING };
  const room = await startPractice({ now: () => clock.now });
  const keys = room.issueKeys();
  let nonce = 0;
  const get = async (path: string, as: "bearer" | "oauth1" = "bearer") => {
    const timestamp = Math.floor(clock.now / 1000);
    const headers = as === "bearer"
      ? { authorization: `Bearer ${keys.bearerToken}` }
      : signed(keys, path, { timestamp, nonce: `n${nonce++}` });
    const answer = await fetch(room.url + path, { headers });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  const paid = () => room.requests.at(-1)!.billed;
  const idOf = async (name: string): Promise<string> =>
    (await get(`/2/users/by/username/${name}`)).body.data.id;
  return { room, clock, keys, get, paid, idOf, [Symbol.asyncDispose]: () => room.close() };
}

/** Rows that have ids. */
export type Ids = { id: string }[];
/** The ids of rows, in their order. */
export const ids = (rows: Ids) => rows.map(({ id }) => id);

/** A path of each endpoint, with all that it needs. */
export async function everyPath(get: Awaited<ReturnType<typeof askRoom>>["get"]) {
  const found = await get("/2/tweets/search/recent?query=min_likes:40 min_reposts:1");
  const post = found.body.data[0].id;
  const person = (await get("/2/users/by/username/PaperwickLib")).body.data.id;
  const values: Record<string, string> = {
    "/2/tweets/search/recent": "?query=library",
    "/2/tweets/search/all": "?query=library",
    "/2/tweets/counts/recent": "?query=library",
    "/2/tweets/counts/all": "?query=library",
    "/2/tweets": `?ids=${post}`,
    "/2/users": `?ids=${person}`,
    "/2/users/by": "?usernames=PaperwickLib",
  };
  return ENDPOINTS.map((endpoint) => ({
    endpoint,
    path: endpoint.path.replace("/tweets/:id", `/tweets/${post}`)
      .replace("/users/:id", `/users/${person}`).replace(":username", "PaperwickLib") +
      (values[endpoint.path] ?? ""),
  }));
}
