/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import { CONSOLE } from "../../../problems/mod.ts";
import type { App } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { OwnForm } from "../fields.tsx";
import { Page, showPage } from "../page.tsx";
import { addressOf, type PageContext, type PageEnv, withApp } from "../page_session.ts";
import { envFileText } from "./just_made_keys.tsx";
import { KEY_CHANGES, type KeyChange } from "./key_changes.ts";
import { keysPage } from "./keys_page.tsx";
import type { OneShowing } from "./one_showing.ts";

/** Asks whether a change is meant, and says what it breaks. */
const confirmChange = (c: PageContext, app: App, change: KeyChange) => {
  const keys = `/console/apps/${app.id}/keys`;
  return showPage(
    c,
    <Page
      c={c}
      title={change.title}
      at="/console"
      above={
        <>
          <a href="/console">{CONSOLE.apps}</a> / <a href={keys}>{app.name}</a>
        </>
      }
    >
      <section class="sheet" aria-labelledby="breaks">
        <h2 id="breaks">What this breaks</h2>
        <ul>{change.breaks.map((sentence) => <li>{sentence}</li>)}</ul>
        <p>It happens at once and cannot be undone.</p>
        <OwnForm c={c} action={`${keys}/${change.id}`}>
          <div class="row">
            <button type="submit" class="grave">{change.label}</button>
            <a class="button" href={keys}>Keep them as they are</a>
          </div>
        </OwnForm>
      </section>
    </Page>,
  );
};

/** Not `.env`: browsers take the dot away, and a file of that name may be there already. */
const FILE = { "content-disposition": 'attachment; filename="practice.env"' };

/** Gives the keys that were just made as a file, once. */
const envFile = (world: PracticeWorld, showing: OneShowing) =>
  withApp(world, (c, app) => {
    const values = showing.forFile(c.get("session")!.csrf, app);
    return values
      ? c.text(envFileText(values, app, addressOf(c, world)), 200, FILE)
      : c.redirect(`/console/apps/${app.id}/keys`, 303);
  });

/** Puts in the pages about keys. */
export function keyPages(pages: Hono<PageEnv>, world: PracticeWorld, showing: OneShowing): void {
  const keys = "/console/apps/:app/keys";
  pages.get(keys, keysPage(world, showing));
  pages.post(`${keys}/file`, envFile(world, showing));
  for (const change of KEY_CHANGES) {
    const back = (id: string) => `/console/apps/${id}/keys`;
    pages.get(
      `${keys}/${change.id}`,
      withApp(
        world,
        (c, app) =>
          change.breaks.length > 0 && change.fits(app)
            ? confirmChange(c, app, change)
            : c.redirect(back(app.id), 303),
      ),
    );
    pages.post(
      `${keys}/${change.id}`,
      withApp(world, (c, app) => {
        const values = change.fits(app) && change.make(world.desk, app);
        // The app as it is now that they are made.
        const changed = world.registry.app(app.id) ?? app;
        if (values) showing.keep(c.get("session")!.csrf, changed, { values });
        return c.redirect(back(app.id), 303);
      }),
    );
  }
}
