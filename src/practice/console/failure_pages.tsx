/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { FC } from "npm:hono@4.13.19/jsx";
import type { PracticeWorld } from "../practice_world.ts";
import {
  idsForOpenRooms,
  SCENARIO_GROUPS,
  type ScenarioId,
  scenarioName,
} from "../scenarios/mod.ts";
import { CodeBlock, CopiedAloud } from "./copy_buttons.tsx";
import { OwnForm } from "./fields.tsx";
import { LABELS } from "./labels.tsx";
import { Page, showPage } from "./page.tsx";
import { type PageContext, type PageEnv, withAccount } from "./page_session.ts";

const AT = "/console/failures";

const inNotebook = (id: string) =>
  `// In a room of its own, without this page:
const card = await connect({ practice: true, scenario: "${id}" });
await card.search("library lang:en", { limit: 10 });`;

const Now: FC<{ c: PageContext; id: ScenarioId | undefined }> = ({ c, id }) =>
  id === undefined
    ? <p class="done" role="status">All is well: nothing is being rehearsed.</p>
    : (
      <section class="note" aria-labelledby="now">
        <h2 id="now">Now: {scenarioName(id)}</h2>
        <p>
          It happens to every request with your keys that it concerns, from this console and from
          your notebooks, until you end it.
        </p>
        <OwnForm c={c} action={`${AT}/end`}>
          <div class="row">
            <button type="submit" class="first">End it</button>
            <a class="button" href="/console/search">Meet it in a search</a>
          </div>
        </OwnForm>
      </section>
    );

const Groups: FC<{ c: PageContext; current: ScenarioId | undefined }> = ({ c, current }) => (
  <OwnForm c={c} action={AT}>
    {SCENARIO_GROUPS.map(({ title, ids }, i) => (
      <section class="sheet" aria-labelledby={`group-${i}`}>
        <h2 id={`group-${i}`}>{title}</h2>
        <ul class="failures">
          {ids.map((id) => (
            <li>
              <span>
                {scenarioName(id)} <code>{id}</code>
              </span>
              {id === current
                ? <strong>on</strong>
                : (
                  <button type="submit" class="small" name="scenario" value={id}>
                    Rehearse<span class="unseen">{` ${scenarioName(id)}`}</span>
                  </button>
                )}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </OwnForm>
);

/** Puts in the pages on which failures are switched on and off. */
export function failurePages(pages: Hono<PageEnv>, world: PracticeWorld): void {
  pages.get(
    AT,
    withAccount((c, { id }) => {
      const current = world.scenarios.current(id);
      return showPage(
        c,
        <Page
          c={c}
          title={LABELS.failures}
          at={AT}
          lead="Meet what can go wrong before it meets you. Choose one, run your notebook or a search, and read what the library says about it."
        >
          <Now c={c} id={current} />
          <h2>How to meet it in a notebook</h2>
          <CodeBlock
            id="in-notebook"
            label="A rehearsal in a notebook"
            text={inNotebook(current ?? "credits-depleted")}
          />
          <Groups c={c} current={current} />
          <CopiedAloud />
        </Page>,
      );
    }),
  );
  pages.post(
    AT,
    withAccount((c, { id: account }) => {
      const id = c.get("form").get("scenario") ?? "";
      if ((idsForOpenRooms() as string[]).includes(id)) {
        world.scenarios.begin(id as ScenarioId, { account });
      }
      return c.redirect(AT, 303);
    }),
  );
  pages.post(
    `${AT}/end`,
    withAccount((c, { id: account }) => {
      world.scenarios.begin(undefined, { account });
      return c.redirect(AT, 303);
    }),
  );
}
