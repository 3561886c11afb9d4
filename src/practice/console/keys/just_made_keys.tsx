/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx";
import { CONSOLE } from "../../../problems/mod.ts";
import type { App, IssuedKeys } from "../../desk/mod.ts";
import { CodeBlock, CopyButton } from "../copy_buttons.tsx";
import { OwnForm } from "../fields.tsx";
import { VARIABLES } from "../labels.tsx";
import type { PageContext } from "../page_session.ts";
import type { JustMade } from "./one_showing.ts";

/** What the parts are called in a console, in the order in which it shows them. */
const NAMES = {
  apiKey: CONSOLE.apiKey,
  apiSecret: CONSOLE.apiSecret,
  accessToken: CONSOLE.accessToken,
  accessTokenSecret: CONSOLE.accessTokenSecret,
  bearerToken: CONSOLE.bearerToken,
} as const satisfies Record<keyof IssuedKeys, string>;

/** Keys on the one page that shows them, with the ways to take them along. */
export const JustMadeKeys: FC<{ c: PageContext; app: App; made: JustMade }> = (
  { c, app, made: { values, notes = [] } },
) => (
  <section class="sheet fresh" aria-labelledby="just-made">
    <h2 id="just-made">Copy these now: they are shown once</h2>
    <p>
      As on X. Whoever loses them makes new ones, and the old ones end. These are good in this
      practice room only.
    </p>
    <dl class="key-values">
      {(Object.keys(NAMES) as (keyof IssuedKeys)[])
        .filter((part) => values[part] !== undefined)
        .map((part) => (
          <>
            <dt>{NAMES[part]}</dt>
            <dd>
              <code id={`value-${part}`} class="value">{values[part]}</code>
              <CopyButton of={`value-${part}`} label={NAMES[part]} />
            </dd>
          </>
        ))}
    </dl>
    <h3>
      As lines for a file named <code>.env</code>
    </h3>
    <CodeBlock id="env-lines" label="Lines for .env" text={envLines(values)} />
    <OwnForm c={c} action={`/console/apps/${app.id}/keys/file`}>
      <div class="row">
        <button type="submit">Download as practice.env</button>
        <span class="hint">
          Once, and within a minute. Put it beside your notebook, and call it <code>.env</code>.
        </span>
      </div>
    </OwnForm>
    {notes.map(({ message }) => (
      <p class="note">
        <strong>Before you do this on X.</strong> {message}
      </p>
    ))}
  </section>
);

/** Keys as lines of a `.env` file. */
export function envLines(values: Partial<IssuedKeys>): string {
  return (Object.keys(VARIABLES) as (keyof IssuedKeys)[])
    .filter((part) => values[part] !== undefined)
    .map((part) => `${VARIABLES[part]}=${values[part]}\n`)
    .join("");
}
