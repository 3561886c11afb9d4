/** @jsxImportSource hono/jsx */
import { CONSOLE } from "../../../problems/mod.ts";
import type { App, AppForm, FormRemark, Permissions } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { withApp } from "../desk_pages.ts";
import { Choice, OwnForm, ToMend } from "../fields.tsx";
import { PERMISSIONS } from "../labels.tsx";
import { showPage } from "../page.tsx";
import type { PageContext } from "../page_session.ts";
import { AppFields, readFields } from "./app_fields.tsx";
import { AppPage } from "./app_tabs.tsx";

/** What a form of the settings came to. */
interface Sent {
  values?: AppForm;
  problems?: readonly FormRemark[];
  /** A whole sentence: what was changed. */
  done?: string;
}

const settingsPage = (
  c: PageContext,
  world: PracticeWorld,
  app: App,
  { values = app, problems = [], done }: Sent,
) =>
  showPage(
    c,
    <AppPage c={c} world={world} app={app} tab="settings" error={problems.length > 0}>
      {done ? <p class="done" role="status">{done}</p> : null}
      <ToMend problems={problems} />
      <section class="sheet" aria-labelledby="authentication">
        <h2 id="authentication">User authentication settings</h2>
        <OwnForm c={c} action={`/console/apps/${app.id}/permissions`}>
          <Choice
            name="permissions"
            legend="App permissions"
            value={app.permissions}
            hint={`Searching needs no more than ${PERMISSIONS.read}.`}
            choices={[
              { value: "read", label: PERMISSIONS.read, hint: "Search and read posts and users." },
              { value: "read-write", label: PERMISSIONS["read-write"], hint: "Also post." },
            ]}
          />
          {app.accessToken
            ? (
              <p class="note">
                An {CONSOLE.accessToken} keeps the level it was made with. After a change, choose
                {" "}
                {CONSOLE.regenerate} under{" "}
                <a href={`/console/apps/${app.id}/keys`}>{CONSOLE.keysTab}</a>.
              </p>
            )
            : null}
          <button type="submit">Save permissions</button>
        </OwnForm>
      </section>
      <section class="sheet" aria-labelledby="details">
        <h2 id="details">About the app</h2>
        <OwnForm c={c} action={`/console/apps/${app.id}/settings`}>
          <AppFields values={values} problems={problems} />
          <button type="submit">Save</button>
        </OwnForm>
      </section>
    </AppPage>,
    problems.length > 0 ? 422 : 200,
  );

/** The settings of an app. */
export const appSettings = (world: PracticeWorld) =>
  withApp(world, (c, app) => settingsPage(c, world, app, {}));

/** Changes what is said of an app. */
export const changeApp = (world: PracticeWorld) =>
  withApp(world, (c, app) => {
    const values = readFields(c.get("form"));
    const changed = world.desk.changeApp(app, values);
    return "problems" in changed
      ? settingsPage(c, world, app, { values, problems: changed.problems })
      : settingsPage(c, world, changed.app, { done: "Saved." });
  });

/** Changes what an app may do. */
export const changePermissions = (world: PracticeWorld) =>
  withApp(world, (c, app) => {
    const wanted = c.get("form").get("permissions") ?? "";
    if (!Object.hasOwn(PERMISSIONS, wanted)) {
      const message = "Choose one of the two levels.";
      const field = "permissions" as const;
      return settingsPage(c, world, app, { problems: [{ field, message }] });
    }
    const changed = world.desk.setPermissions(app, wanted as Permissions);
    const stale = changed.accessToken && changed.accessToken.permissions !== wanted
      ? ` The ${CONSOLE.accessToken} keeps its old level until you regenerate it.`
      : "";
    const done = `The app may now: ${PERMISSIONS[changed.permissions]}.${stale}`;
    return settingsPage(c, world, changed, { done });
  });
