/** @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import { CONSOLE } from "../../../problems/mod.ts";
import { ENDPOINTS } from "../../endpoints.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { Page, showPage } from "../page.tsx";
import type { Sitting } from "../sitting.ts";

/** Puts in the pages about apps. */
export function appPages(pages: Hono<Sitting>, _world: PracticeWorld): void {
  pages.get("/console", (c) =>
    showPage(
      c,
      <Page c={c} title={CONSOLE.apps} at="/console">
        <ul>{ENDPOINTS.map(({ path }) => <li>{path}</li>)}</ul>
      </Page>,
    ));
}
