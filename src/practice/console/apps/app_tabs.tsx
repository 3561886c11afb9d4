/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Child, FC } from "npm:hono@4.13.19/jsx";
import { CONSOLE } from "../../../problems/mod.ts";
import type { App } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { LABELS, Moment, PERMISSIONS } from "../labels.tsx";
import { Page, showPage } from "../page.tsx";
import { type PageContext, withApp } from "../page_session.ts";
import { WhatNow } from "../what_now.tsx";

/** The three sides of an app. */
type AppTab = "overview" | "keys" | "settings";

const TABS = [
  { tab: "overview", label: LABELS.overview, path: "" },
  { tab: "keys", label: CONSOLE.keysTab, path: "/keys" },
  { tab: "settings", label: LABELS.settings, path: "/settings" },
] as const;

/** A page of an app, with the ways to its other sides. */
export const AppTabs: FC<{
  c: PageContext;
  world: PracticeWorld;
  app: App;
  tab: AppTab;
  error?: boolean;
  children?: Child;
}> = ({ c, world, app, tab, error, children }) => (
  <Page
    c={c}
    title={app.name}
    above={
      <>
        <a href="/console">{CONSOLE.apps}</a> / {TABS.find((each) => each.tab === tab)!.label}
      </>
    }
    at="/console"
    aside={<WhatNow c={c} world={world} />}
    error={error}
  >
    <nav class="tabs" aria-label="App">
      <ul>
        {TABS.map(({ tab: each, label, path }) => (
          <li>
            <a
              href={`/console/apps/${app.id}${path}`}
              aria-current={each === tab ? "page" : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {children}
  </Page>
);

/** What an app is, and what it may do. */
export const appOverview = (world: PracticeWorld) =>
  withApp(world, (c, app) =>
    showPage(
      c,
      <AppTabs c={c} world={world} app={app} tab="overview">
        <dl class="facts">
          <dt>Description</dt>
          <dd>{app.description}</dd>
          <dt>Use case</dt>
          <dd>{app.useCase}</dd>
          <dt>Website</dt>
          <dd>{app.website || "none"}</dd>
          <dt>Permissions</dt>
          <dd>{PERMISSIONS[app.permissions]}</dd>
          <dt>App ID</dt>
          <dd class="value">{app.id}</dd>
          <dt>Made</dt>
          <dd>
            <Moment at={app.createdAt} />
          </dd>
        </dl>
        <div class="row">
          <a class="button first" href={`/console/apps/${app.id}/keys`}>{CONSOLE.keysTab}</a>
          <a class="button" href={`/console/apps/${app.id}/settings`}>Edit</a>
        </div>
      </AppTabs>,
    ));
