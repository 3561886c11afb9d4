/** @jsxImportSource hono/jsx */
import { CONSOLE } from "../../../problems/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { withApp } from "../desk_pages.ts";
import { PERMISSIONS } from "../labels.tsx";
import { Moment } from "../moment.tsx";
import { showPage } from "../page.tsx";
import { AppPage } from "./app_tabs.tsx";

/** What an app is, and what it may do. */
export const appOverview = (world: PracticeWorld) =>
  withApp(world, (c, app) =>
    showPage(
      c,
      <AppPage c={c} world={world} app={app} tab="overview">
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
      </AppPage>,
    ));
