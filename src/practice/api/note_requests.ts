import type { MiddlewareHandler } from "npm:hono@4.13.19";
import { claimOf, schemeOf } from "../sign_in/mod.ts";
import type { ApiEnv, ApiWorld, RequestNote } from "./request_context.ts";
import { shownPath } from "./request_log.ts";

/** Notes every request, and puts on every answer that it comes from a practice room. */
export function noteRequests(world: ApiWorld): MiddlewareHandler<ApiEnv> {
  return async function noteRequests(c, next) {
    const authorization = c.req.header("authorization") ?? "";
    const claim = claimOf(authorization, world);
    const note: RequestNote = {
      account: claim?.accountId,
      app: claim?.appId,
      signedIn: false,
      mills: 0,
      posts: 0,
    };
    c.set("note", note);
    await next();
    const now = c.get("now") ?? world.now();
    // Where the connection is cut there is no answer to put anything on.
    if (c.res.type !== "error") {
      c.header("x-practice-room", `${world.posts}, not X`);
      c.header("date", new Date(now).toUTCString());
      c.header("server", "library-card-practice");
      c.header("cache-control", "no-store");
      c.header("x-content-type-options", "nosniff");
    }
    const { path, method } = c.req;
    const { status } = c.res;
    const auth = schemeOf(authorization);
    const { signedIn, posts, mills, ...shown } = note;
    const billed = mills / 1000;
    world.requests.add({
      at: new Date(now).toISOString(),
      method,
      path,
      status,
      auth,
      ...shown,
      billed,
    });
    if (!note.account) return;
    const { problem } = note;
    world.desk.noteRequest(note.account, {
      at: now,
      path: shownPath(path),
      auth,
      status,
      signedIn,
      posts,
      problem,
      asksNothing: problem === "bad-query" && c.req.query("query") === undefined,
    });
  };
}
