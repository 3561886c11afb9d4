import type { Hono } from "hono";
import type { PracticeWorld } from "../practice_world.ts";
import { appPages } from "./apps/mod.ts";
import { classPages } from "./class/mod.ts";
import { billingPages } from "./billing/mod.ts";
import { failurePages } from "./failures/mod.ts";
import { keyPages, OneShowing } from "./keys/mod.ts";
import { pageRoom, refuseOtherMethods } from "./console_app.tsx";
import { searchPages, type SendToRoom } from "./search/mod.ts";
import type { Sitting } from "./page_session.ts";

/** The front desk of the practice room: a small developer console in the browser. */
export function consoleApp(world: PracticeWorld, send: SendToRoom): Hono<Sitting> {
  const pages = pageRoom(world);
  const showing = new OneShowing(world.now, world.closing.signal);
  pages.get("/", (c) => c.redirect("/console", 303));
  classPages(pages, world);
  appPages(pages, world, showing);
  keyPages(pages, world, showing);
  searchPages(pages, world, send);
  billingPages(pages, world);
  failurePages(pages, world);
  refuseOtherMethods(pages);
  return pages;
}
