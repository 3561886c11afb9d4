/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { Child } from "npm:hono@4.13.19/jsx";
import { MILLS } from "../../../money/mod.ts";
import { CONSOLE } from "../../../problems/mod.ts";
import type { Account, App } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { Choice, type FieldProblem, OwnForm, TextField, Tick, ToMend } from "../fields.tsx";
import { CodeBlock, CopiedAloud } from "../copy_buttons.tsx";
import { dollars, LABELS, VARIABLES } from "../labels.tsx";
import { Page, showPage } from "../page.tsx";
import {
  addressOf,
  type PageContext,
  type PageEnv,
  sessionSecret,
  withAccount,
} from "../page_session.ts";
import { clientLines } from "./client_lines.ts";
import { mendSearch, readSearchForm, SAMPLE, type SearchForm } from "./search_request.ts";
import { SearchResult } from "./search_result.tsx";
import { sendSearch, type SendToRoom } from "./send_search.ts";

const AT = "/console/search";

/** What is on the page beside the form. */
interface Shown {
  /** Where the room is. */
  address: string;
  problems?: readonly FieldProblem[];
  result?: Child;
  rehearsed?: string;
}

const Form = ({ c, apps, form, problems }: {
  c: PageContext;
  apps: readonly App[];
  form: SearchForm;
  problems: readonly FieldProblem[];
}) => (
  <OwnForm c={c} action={AT} class="sheet">
    <TextField
      name="query"
      label="Query"
      hint={`X's search language: words, "phrases", OR, -without, from:someone, lang:en, has:links.`}
      value={form.query}
      problems={problems}
    />
    <TextField
      name="limit"
      label="How many posts"
      type="number"
      min={10}
      max={100}
      hint={`10 to 100, ${dollars(MILLS.post)} each.`}
      value={form.limit}
      problems={problems}
    />
    <div class="field">
      <Tick
        name="authors"
        label="With authors"
        checked={form.authors}
        hint={`Names in place of numbers: ${dollars(MILLS.user)} for each.`}
      />
    </div>
    {apps.length > 1
      ? (
        <Choice
          name="app"
          legend="With the keys of"
          value={form.appId || apps[0].id}
          choices={apps.map(({ id, name, bearerToken }) => ({
            value: id,
            label: name,
            hint: bearerToken ? undefined : "Has no Bearer Token.",
          }))}
        />
      )
      : null}
    <div class="row">
      <button type="submit" class="first">{LABELS.search}</button>
    </div>
    <p class="hint">
      The room asks as your app, with its{" "}
      {CONSOLE.bearerToken}. It cannot ask as you: it has shown you the {CONSOLE.accessToken}{" "}
      once and not kept it. Your notebook can.
    </p>
  </OwnForm>
);

/** The same search from other clients, for whoever brings a script. */
const OtherClients = ({ address, form }: { address: string; form: SearchForm }) => (
  <section aria-labelledby="clients">
    <h2 id="clients">From another client</h2>
    <p>
      Scripts for the X API run here with another address and this room's keys. The keys page gives
      the keys; <code>{VARIABLES.bearerToken}</code> is the variable in which these lines look.
    </p>
    {clientLines(address, form).map(({ id, client, how, lines }) => (
      <details>
        <summary>{client}</summary>
        <p>{how}</p>
        <CodeBlock id={`lines-${id}`} label={`Lines for ${client}`} text={lines} />
      </details>
    ))}
    <CopiedAloud />
  </section>
);

const searchPage = (
  c: PageContext,
  apps: readonly App[],
  form: SearchForm,
  { address, problems = [], result, rehearsed }: Shown,
) =>
  showPage(
    c,
    <Page
      c={c}
      title={LABELS.search}
      at={AT}
      lead="Send one real request to this room and look at both sides of it."
      error={problems.length > 0}
    >
      {rehearsed
        ? (
          <p class="note">
            A failure is being rehearsed: <code>{rehearsed}</code>.{" "}
            <a href="/console/failures">End it</a>
          </p>
        )
        : null}
      <ToMend problems={problems} />
      {apps.length === 0
        ? (
          <p class="note">
            A search needs keys, and keys need an app.{" "}
            <a href="/console/apps/new">{CONSOLE.createApp}</a>
          </p>
        )
        : <Form c={c} apps={apps} form={form} problems={problems} />}
      {result}
      <OtherClients address={address} form={problems.length > 0 ? SAMPLE : form} />
    </Page>,
    problems.length > 0 ? 422 : 200,
  );

/** The app that is to ask, or why none can. */
function askingApp(apps: readonly App[], { appId }: SearchForm): App | FieldProblem {
  const app = apps.find(({ id }) => id === appId) ?? apps.at(0);
  if (!app) return { field: "query", message: "Create an app first: a search needs keys." };
  if (app.bearerToken) return app;
  const message = `${app.name} has no ${CONSOLE.bearerToken}: generate one under ` +
    `“${CONSOLE.keysTab}”.`;
  return { field: "query", message };
}

/** Puts in the page that searches. */
export function searchPages(pages: Hono<PageEnv>, world: PracticeWorld, send: SendToRoom): void {
  const shownTo = (c: PageContext, { id }: Account) => ({
    address: addressOf(c, world),
    apps: world.registry.appsOf(id),
    rehearsed: world.scenarios.current(id),
  });

  pages.get(
    AT,
    withAccount((c, account) => {
      const { apps, ...shown } = shownTo(c, account);
      return searchPage(c, apps, SAMPLE, shown);
    }),
  );
  pages.post(
    AT,
    withAccount(async (c, account) => {
      const { apps, ...shown } = shownTo(c, account);
      const form = readSearchForm(c.get("form"));
      const app = askingApp(apps, form);
      const problems = [...mendSearch(form), ..."message" in app ? [app] : []];
      if ("message" in app || problems.length > 0) {
        return searchPage(c, apps, form, { ...shown, problems });
      }
      const token = world.desk.bearerTokenOf(app);
      const answer = await sendSearch(form, token, { send, port: world.port });
      const left = world.registry.account(account.id)!.balance;
      const result = (
        <SearchResult
          form={form}
          app={app.name}
          address={shown.address}
          answer={answer}
          cost={account.balance - left}
          left={left}
        />
      );
      c.set("session", world.reception.sessionOf(sessionSecret(c, world)));
      return searchPage(c, apps, form, { ...shown, result });
    }),
  );
}
