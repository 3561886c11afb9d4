import type { MiddlewareHandler } from "hono";
import { claimOf } from "./claim.ts";
import type { PracticeWorld } from "./practice_world.ts";
import { schemeOf, shownPath } from "./request_log.ts";
import type { RequestNote } from "./request_note.ts";
import type { Staged } from "./stage.ts";

/** Notes every request, and puts on every answer that it comes from a practice room. */
export function stamp(world: PracticeWorld): MiddlewareHandler<Staged> {
  return async function stamp(c, next) {
    const authorization = c.req.header("authorization") ?? "";
    const claim = claimOf(authorization, world.registry.keys);
    const note: RequestNote = {
      account: claim?.accountId,
      app: claim?.appId,
      signedIn: false,
      billed: 0,
      posts: 0,
    };
    c.set("note", note);
    await next();
    const now = c.get("now") ?? world.now();
    // Where the connection is cut there is no answer to put anything on.
    if (c.res.type !== "error") {
      c.header("x-practice-room", "made-up posts, not X");
      c.header("date", new Date(now).toUTCString());
      c.header("server", "library-card-practice");
      c.header("cache-control", "no-store");
      c.header("x-content-type-options", "nosniff");
    }
    const { path, method } = c.req;
    const { status } = c.res;
    const auth = schemeOf(authorization);
    const { signedIn, posts, ...shown } = note;
    world.requests.add({ at: new Date(now).toISOString(), method, path, status, auth, ...shown });
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
