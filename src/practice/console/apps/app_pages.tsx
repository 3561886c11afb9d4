/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { FC } from "npm:hono@4.13.19/jsx";
import { CONSOLE } from "../../../problems/mod.ts";
import { ENDPOINTS } from "../../api/mod.ts";
import type { App } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import type { OneShowing } from "../keys/one_showing.ts";
import { Moment, PERMISSIONS } from "../labels.tsx";
import { Page, showPage } from "../page.tsx";
import { type PageEnv, withAccount } from "../page_session.ts";
import { WhatNow } from "../what_now.tsx";
import { appSettings, changeApp, changePermissions, createApp, newApp } from "./app_forms.tsx";
import { appOverview } from "./app_tabs.tsx";

const Create: FC = () => (
  <p>
    <a class="button first" href="/console/apps/new">{CONSOLE.createApp}</a>
  </p>
);

const NoApps: FC = () => (
  <section class="sheet empty" aria-labelledby="no-apps">
    <h2 id="no-apps">No apps yet</h2>
    <p>
      Keys belong to an app, so the way to your library card begins here: say what your program is
      called and what it is for. It takes two minutes, and you get the first half of your password
      at once.
    </p>
    <Create />
  </section>
);

const Apps: FC<{ apps: readonly App[] }> = ({ apps }) => (
  <>
    <ul class="cards">
      {apps.map(({ id, name, description, permissions, createdAt }) => (
        <li class="sheet">
          <h2>
            <a href={`/console/apps/${id}`}>{name}</a>
          </h2>
          <p>{description}</p>
          <p class="hint">
            {PERMISSIONS[permissions]} · made <Moment at={createdAt} />
          </p>
        </li>
      ))}
    </ul>
    <Create />
  </>
);

/** The apps of an account, or what to do without one. */
const AppList: FC<{ apps: readonly App[] }> = ({ apps }) => (
  <>
    {apps.length === 0 ? <NoApps /> : <Apps apps={apps} />}
    <details>
      <summary>What programs can ask this room</summary>
      <ul>
        <li>
          <code>POST /oauth2/token</code>
        </li>
        {ENDPOINTS.map(({ path }) => (
          <li>
            <code>GET {path}</code>
          </li>
        ))}
      </ul>
    </details>
  </>
);

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
export function appPages(pages: Hono<PageEnv>, world: PracticeWorld, showing: OneShowing): void {
  pages.get("/console", home(world));
  pages.get("/console/apps/new", newApp(world));
  pages.post("/console/apps/new", createApp(world, showing));
  pages.get("/console/apps/:app", appOverview(world));
  pages.get("/console/apps/:app/settings", appSettings(world));
  pages.post("/console/apps/:app/settings", changeApp(world));
  pages.post("/console/apps/:app/permissions", changePermissions(world));
}
