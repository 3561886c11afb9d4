/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx";
import { CONSOLE } from "../../../problems/mod.ts";
import type { App } from "../../desk/mod.ts";
import { ENDPOINTS } from "../../endpoints.ts";
import { PERMISSIONS } from "../labels.tsx";
import { Moment } from "../moment.tsx";

const Create: FC = () => (
  <p>
    <a class="button first" href="/console/apps/new">{CONSOLE.createApp}</a>
  </p>
);

const NoApps: FC = () => (
  <section class="sheet empty" aria-labelledby="no-apps">
    <h2 id="no-apps">No apps yet</h2>
    <p>
      Keys belong to an app, so the way to your library card begins here: say what your program is
      called and what it is for. It takes two minutes, and you get the first half of your password
      at once.
    </p>
    <Create />
  </section>
);

const Apps: FC<{ apps: readonly App[] }> = ({ apps }) => (
  <>
    <ul class="cards">
      {apps.map(({ id, name, description, permissions, createdAt }) => (
        <li class="sheet">
          <h2>
            <a href={`/console/apps/${id}`}>{name}</a>
          </h2>
          <p>{description}</p>
          <p class="hint">
            {PERMISSIONS[permissions]} · made <Moment at={createdAt} />
          </p>
        </li>
      ))}
    </ul>
    <Create />
  </>
);

/** The apps of an account, or what to do without one. */
export const AppList: FC<{ apps: readonly App[] }> = ({ apps }) => (
  <>
    {apps.length === 0 ? <NoApps /> : <Apps apps={apps} />}
    <details>
      <summary>What programs can ask this room</summary>
      <ul>
        <li>
          <code>POST /oauth2/token</code>
        </li>
        {ENDPOINTS.map(({ path }) => (
          <li>
            <code>GET {path}</code>
          </li>
        ))}
      </ul>
    </details>
  </>
);
