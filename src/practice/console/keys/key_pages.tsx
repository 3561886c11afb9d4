import type { Hono } from "hono";
import type { PracticeWorld } from "../../practice_world.ts";
import { withApp } from "../desk_pages.ts";
import type { Sitting } from "../page_session.ts";
import { confirmChange } from "./confirm_change.tsx";
import { envLines } from "./env_lines.ts";
import { KEY_CHANGES } from "./key_changes.ts";
import { keysPage } from "./keys_page.tsx";
import type { OneShowing } from "./one_showing.ts";

/** Not `.env`: browsers take the dot away, and a file of that name may be there already. */
const FILE = { "content-disposition": 'attachment; filename="practice.env"' };

/** Gives the keys that were just made as a file, once. */
const envFile = (world: PracticeWorld, showing: OneShowing) =>
  withApp(world, (c, app) => {
    const made = showing.forFile(c.get("session")!.csrf, app.id);
    return made
      ? c.text(envLines(made.values), 200, FILE)
      : c.redirect(`/console/apps/${app.id}/keys`, 303);
  });

/** Puts in the pages about keys. */
export function keyPages(pages: Hono<Sitting>, world: PracticeWorld, showing: OneShowing): void {
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
        if (values) showing.keep(c.get("session")!.csrf, app.id, { values });
        return c.redirect(back(app.id), 303);
      }),
    );
  }
}
