/** @jsxImportSource hono/jsx */
import { Hono } from "hono";
import { gate } from "../gate.ts";
import type { PracticeWorld } from "../practice_world.ts";
import { serveAssets } from "./assets.ts";
import { ownForms, shortForms } from "./own_forms.tsx";
import { Page, showPage } from "./page.tsx";
import { pageHeaders } from "./page_headers.ts";
import { type PageContext, type Sitting, sitting } from "./page_session.ts";

/** Says that there is no such page, or none of this account. */
export const noSuchPage = (c: PageContext) =>
  showPage(
    c,
    <Page c={c} title="There is no such page" lead="Perhaps the address was cut short.">
      <p>
        <a href="/console">To the start of the console</a>
      </p>
    </Page>,
    404,
  );

const trouble = (c: PageContext) =>
  showPage(
    c,
    <Page c={c} title="The room has stumbled" lead="This is a fault of the room, not yours.">
      <p>
        <a href="/console">To the start of the console</a>
      </p>
    </Page>,
    500,
  );

/**
 * A room for pages: lets in only what was meant for us, knows who sits there, takes only our own
 * forms, and keeps pages to themselves. Pages are put into it with `get` and `post`.
 */
export function pageRoom(world: PracticeWorld): Hono<Sitting> {
  const pages = new Hono<Sitting>();
  pages.use(pageHeaders(world), gate(world), sitting(world), shortForms, ownForms());
  serveAssets(pages);
  pages.notFound((c) => noSuchPage(c as PageContext));
  pages.onError((_, c) => trouble(c as PageContext));
  return pages;
}

/** Says of every page which methods it takes. To be called when all pages are in. */
export function refuseOtherMethods(pages: Hono<Sitting>): void {
  const named = pages.routes.filter(({ method }) => method !== "ALL");
  for (const [path, routes] of Map.groupBy(named, ({ path }) => path)) {
    const methods = routes.flatMap(({ method }) => method === "GET" ? ["GET", "HEAD"] : [method]);
    pages.all(path, (c) => {
      c.header("allow", methods.join(", "));
      return showPage(c, <Page c={c} title="This page takes no such request" />, 405);
    });
  }
}
