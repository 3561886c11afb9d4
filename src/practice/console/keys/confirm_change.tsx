/** @jsxImportSource hono/jsx */
import { CONSOLE } from "../../../problems/mod.ts";
import type { App } from "../../desk/mod.ts";
import { OwnForm } from "../fields.tsx";
import { Page, showPage } from "../page.tsx";
import type { PageContext } from "../page_session.ts";
import type { KeyChange } from "./key_changes.ts";

/** Asks whether a change is meant, and says what it breaks. */
export const confirmChange = (c: PageContext, app: App, change: KeyChange) => {
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
