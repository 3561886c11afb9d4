import type { Hono } from "hono";
import type { PracticeWorld } from "../practice_world.ts";
import { appPages } from "./apps/mod.ts";
import { classPages } from "./class/mod.ts";
import { pageRoom, refuseOtherMethods } from "./page_room.tsx";
import type { Sitting } from "./sitting.ts";

/** Sends a request to the practice room itself, as if it had come over the network. */
export type SendToRoom = (request: Request) => Promise<Response>;

/** The front desk of the practice room: a small developer console in the browser. */
export function consoleApp(world: PracticeWorld, _send: SendToRoom): Hono<Sitting> {
  const pages = pageRoom(world);
  pages.get("/", (c) => c.redirect("/console", 303));
  classPages(pages, world);
  appPages(pages, world);
  refuseOtherMethods(pages);
  return pages;
}
