/** @jsxImportSource hono/jsx */
import type { Hono } from "hono";
import { CONSOLE } from "../../../problems/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { withAccount } from "../desk_pages.ts";
import type { OneShowing } from "../keys/mod.ts";
import { Page, showPage } from "../page.tsx";
import type { Sitting } from "../page_session.ts";
import { WhatNow } from "../what_now.tsx";
import { AppList } from "./app_list.tsx";
import { appOverview } from "./app_overview.tsx";
import { appSettings, changeApp, changePermissions } from "./app_forms.tsx";
import { createApp, newApp } from "./create_app.tsx";

const home = (world: PracticeWorld) =>
  withAccount((c, account) =>
    showPage(
      c,
      <Page
        c={c}
        title={CONSOLE.apps}
        at="/console"
        lead="Rehearse the way to the X API from the first form to the first ten posts. Nothing here can break, and nothing costs real money."
        aside={<WhatNow c={c} world={world} />}
      >
        <AppList apps={world.registry.appsOf(account.id)} />
      </Page>,
    )
  );

/** Puts in the pages about apps. */
export function appPages(pages: Hono<Sitting>, world: PracticeWorld, showing: OneShowing): void {
  pages.get("/console", home(world));
  pages.get("/console/apps/new", newApp(world));
  pages.post("/console/apps/new", createApp(world, showing));
  pages.get("/console/apps/:app", appOverview(world));
  pages.get("/console/apps/:app/settings", appSettings(world));
  pages.post("/console/apps/:app/settings", changeApp(world));
  pages.post("/console/apps/:app/permissions", changePermissions(world));
}
