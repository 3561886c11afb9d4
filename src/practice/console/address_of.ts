import type { PracticeWorld } from "../practice_world.ts";
import type { PageContext } from "./page_session.ts";

/** Where this room is for who looks at the page: what `connect({ baseUrl })` takes. */
export function addressOf(c: PageContext, { publicUrl }: PracticeWorld): string {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  return host === publicUrl.host ? publicUrl.origin : `http://${host}`;
}
