/** @jsxImportSource hono/jsx */
import { CONSOLE } from "../../../problems/mod.ts";
import type { AppForm, FormRemark } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { withAccount } from "../desk_pages.ts";
import { OwnForm, ToMend } from "../fields.tsx";
import type { OneShowing } from "../keys/mod.ts";
import { Page, showPage } from "../page.tsx";
import type { PageContext } from "../page_session.ts";
import { WhatNow } from "../what_now.tsx";
import { AppFields, readFields } from "./app_fields.tsx";

const EMPTY: AppForm = { name: "", description: "", website: "", useCase: "" };

const formPage = (
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
export const newApp = (world: PracticeWorld) => withAccount((c) => formPage(c, world, EMPTY));

/** Makes an app and leads to its keys, or says what to mend. */
export const createApp = (world: PracticeWorld, showing: OneShowing) =>
  withAccount((c, account) => {
    const values = readFields(c.get("form"));
    const created = world.desk.createApp(account.id, values);
    if ("problems" in created) return formPage(c, world, values, created.problems);
    const { app, keys, notes } = created;
    showing.keep(c.get("session")!.csrf, app.id, { values: keys, notes });
    return c.redirect(`/console/apps/${app.id}/keys`, 303);
  });
