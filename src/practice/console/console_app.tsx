/** @jsxImportSource npm:hono@4.13.19/jsx */
import { Hono, type MiddlewareHandler } from "npm:hono@4.13.19";
import type { PracticeWorld } from "../practice_world.ts";
import { appPages } from "./apps/app_pages.tsx";
import { authorizePages } from "./authorize_pages.tsx";
import { billingPages } from "./billing_pages.tsx";
import { classPages } from "./class/class_pages.tsx";
import { COPY_BUTTONS, SCRIPT_PATH } from "./copy_buttons.tsx";
import { failurePages } from "./failure_pages.tsx";
import { keyPages } from "./keys/key_pages.tsx";
import { OneShowing } from "./keys/one_showing.ts";
import { ownForms, shortForms } from "./own_forms.tsx";
import { Page, showPage } from "./page.tsx";
import { pageHeaders } from "./page_headers.ts";
import { type PageContext, type PageEnv, readSession } from "./page_session.ts";
import { searchPages } from "./search/search_pages.tsx";
import type { SendToRoom } from "./search/send_search.ts";
import { STYLE_PATH, STYLE_SHEET } from "./style_sheet.ts";

const ASSETS = {
  [STYLE_PATH]: { type: "text/css; charset=utf-8", text: STYLE_SHEET },
  [SCRIPT_PATH]: { type: "text/javascript; charset=utf-8", text: COPY_BUTTONS },
};

/** Serves the style sheet and the script, out of memory and at fixed addresses. */
function serveAssets(pages: Hono<PageEnv>): void {
  for (const [path, { type, text }] of Object.entries(ASSETS)) {
    pages.get(path, (c) => c.body(text, 200, { "content-type": type }));
  }
}

/** Says that there is no such page, or none of this account. */
const noSuchPage = (c: PageContext) =>
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
 * A room for pages: lets in only what was meant for us, knows who asks, takes only our own
 * forms, and keeps pages to themselves. Pages are put into it with `get` and `post`.
 */
function pageRoom(world: PracticeWorld, gate: MiddlewareHandler): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  pages.use(pageHeaders(world), gate, readSession(world), shortForms, ownForms());
  serveAssets(pages);
  pages.notFound((c) => noSuchPage(c as PageContext));
  pages.onError((_, c) => trouble(c as PageContext));
  return pages;
}

/** Says of every page which methods it takes. To be called when all pages are in. */
function refuseOtherMethods(pages: Hono<PageEnv>): void {
  const named = pages.routes.filter(({ method }) => method !== "ALL");
  for (const [path, routes] of Map.groupBy(named, ({ path }) => path)) {
    const methods = routes.flatMap(({ method }) => method === "GET" ? ["GET", "HEAD"] : [method]);
    pages.all(path, (c) => {
      c.header("allow", methods.join(", "));
      return showPage(c, <Page c={c} title="This page takes no such request" />, 405);
    });
  }
}

/** The front desk of the practice room: a small developer console in the browser. */
export function consoleApp(
  world: PracticeWorld,
  send: SendToRoom,
  gate: MiddlewareHandler,
): Hono<PageEnv> {
  const pages = pageRoom(world, gate);
  const showing = new OneShowing(world.now, world.closing.signal);
  pages.get("/", (c) => c.redirect("/console", 303));
  classPages(pages, world);
  appPages(pages, world, showing);
  keyPages(pages, world, showing);
  searchPages(pages, world, send);
  billingPages(pages, world);
  authorizePages(pages, world);
  failurePages(pages, world);
  refuseOtherMethods(pages);
  return pages;
}
