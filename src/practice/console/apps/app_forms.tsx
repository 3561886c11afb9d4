/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { FC } from "npm:hono@4.13.19/jsx";
import { CONSOLE } from "../../../problems/mod.ts";
import type { App, AppForm, FormRemark, Permissions } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { Choice, OwnForm, TextArea, TextField, ToMend } from "../fields.tsx";
import type { OneShowing } from "../keys/one_showing.ts";
import { PERMISSIONS } from "../labels.tsx";
import { Page, showPage } from "../page.tsx";
import { type PageContext, withAccount, withApp } from "../page_session.ts";
import { WhatNow } from "../what_now.tsx";
import { AppTabs } from "./app_tabs.tsx";

/** What is written into the form, as it was sent. */
const readAppForm = (form: URLSearchParams): AppForm => ({
  name: form.get("name") ?? "",
  description: form.get("description") ?? "",
  website: form.get("website") ?? "",
  useCase: form.get("useCase") ?? "",
});

/** The fields of an app, with what was written and what is to be mended. */
const AppFields: FC<{ values: AppForm; problems: readonly FormRemark[] }> = (
  { values, problems },
) => (
  <>
    <TextField
      name="name"
      label="App name"
      hint="Up to 32 characters. No two apps here have the same name; on X neither."
      value={values.name}
      problems={problems}
    />
    <TextField
      name="description"
      label="Description"
      hint="What the app does, in 10 to 200 characters. People who use it would see this."
      value={values.description}
      problems={problems}
    />
    <TextField
      name="website"
      label="Website"
      type="url"
      hint="The page of your project or institution, such as https://example.org."
      value={values.website}
      problems={problems}
      optional
    />
    <TextArea
      name="useCase"
      label="Use case"
      rows={5}
      hint="Two to four sentences: what you study, which posts you need, and what becomes of them. On X this text binds you."
      value={values.useCase}
      problems={problems}
    />
  </>
);

const EMPTY: AppForm = { name: "", description: "", website: "", useCase: "" };

const createPage = (
  c: PageContext,
  world: PracticeWorld,
  values: AppForm,
  problems: readonly FormRemark[] = [],
) =>
  showPage(
    c,
    <Page
      c={c}
      title={CONSOLE.createApp}
      above={<a href="/console">{CONSOLE.apps}</a>}
      lead="X asks every developer these questions. Answer them here as you would there."
      at="/console"
      aside={<WhatNow c={c} world={world} />}
      error={problems.length > 0}
    >
      <ToMend problems={problems} />
      <OwnForm c={c} action="/console/apps/new">
        <AppFields values={values} problems={problems} />
        <div class="row">
          <button type="submit" class="first">{CONSOLE.createApp}</button>
          <a href="/console">Cancel</a>
        </div>
      </OwnForm>
    </Page>,
    problems.length > 0 ? 422 : 200,
  );

/** The empty form. */
export const newApp = (world: PracticeWorld) => withAccount((c) => createPage(c, world, EMPTY));

/** Makes an app and leads to its keys, or says what to mend. */
export const createApp = (world: PracticeWorld, showing: OneShowing) =>
  withAccount((c, account) => {
    const values = readAppForm(c.get("form"));
    const created = world.desk.createApp(account.id, values);
    if ("problems" in created) return createPage(c, world, values, created.problems);
    const { app, keys, notes } = created;
    showing.keep(c.get("session")!.csrf, app, { values: keys, notes });
    return c.redirect(`/console/apps/${app.id}/keys`, 303);
  });

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
    <AppTabs c={c} world={world} app={app} tab="settings" error={problems.length > 0}>
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
    </AppTabs>,
    problems.length > 0 ? 422 : 200,
  );

/** The settings of an app. */
export const appSettings = (world: PracticeWorld) =>
  withApp(world, (c, app) => settingsPage(c, world, app, {}));

/** Changes what is said of an app. */
export const changeApp = (world: PracticeWorld) =>
  withApp(world, (c, app) => {
    const values = readAppForm(c.get("form"));
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
