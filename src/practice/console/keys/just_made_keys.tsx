/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { FC } from "npm:hono@4.13.19/jsx";
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
export const JustMadeKeys: FC<{
  c: PageContext;
  app: App;
  made: JustMade;
}> = (
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
          Once, and within a minute. It has all keys of this app that you made in the last half
          hour, and where this room is. Put it beside your notebook, and call it <code>.env</code>.
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
function envLines(values: Partial<IssuedKeys>): string {
  return (Object.keys(VARIABLES) as (keyof IssuedKeys)[])
    .filter((part) => values[part] !== undefined)
    .map((part) => `${VARIABLES[part]}=${values[part]}\n`)
    .join("");
}

/** Where they are good. The variable is that in which the library looks for the address. */
const addressLine = (address: string) => `X_API_BASE_URL=${address}\n`;

/** A whole `.env` file: the keys that are known, what is missing, and where they are good. */
export function envFileText(values: Partial<IssuedKeys>, app: App, address: string): string {
  const missing = [
    ...(values.apiKey === undefined ? [`${NAMES.apiKey} and ${NAMES.apiSecret}`] : []),
    ...(values.accessToken === undefined && app.accessToken
      ? [`${NAMES.accessToken} and its secret`]
      : []),
  ];
  return [
    "# Keys for a practice room, good nowhere else. For X itself, take a file of its own.\n",
    ...missing.map((names) =>
      `# The ${names} were shown earlier: copy their lines into this file.\n`
    ),
    envLines(values),
    addressLine(address),
  ].join("");
}
