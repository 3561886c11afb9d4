/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Child, FC } from "npm:hono@4.13.19/jsx";
import { CONSOLE } from "../../../problems/mod.ts";
import type { App, KeyMark } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { AppTabs } from "../apps/app_tabs.tsx";
import { CopiedAloud } from "../copy_buttons.tsx";
import { OwnForm } from "../fields.tsx";
import { Moment, PERMISSIONS } from "../labels.tsx";
import { showPage } from "../page.tsx";
import { type PageContext, withApp } from "../page_session.ts";
import { JustMadeKeys } from "./just_made_keys.tsx";
import { KEY_CHANGES, type KeyChange } from "./key_changes.ts";
import type { OneShowing } from "./one_showing.ts";

/** A way to a change: a link where it is asked whether it is meant, else the form itself. */
const Way: FC<{ c: PageContext; app: App; change: KeyChange; of: string }> = (
  { c, app, change: { id, label, breaks }, of },
) => {
  const address = `/console/apps/${app.id}/keys/${id}`;
  const words = (
    <>
      {label}
      <span class="unseen">{` ${of}`}</span>
    </>
  );
  return breaks.length > 0
    ? <a class="button small" href={address}>{words}</a>
    : (
      <OwnForm c={c} action={address}>
        <button type="submit" class="small first">{words}</button>
      </OwnForm>
    );
};

/** A part of the password that was shown once: that it is there, and since when. */
const Hidden: FC<{ name: string; mark: KeyMark | null }> = ({ name, mark }) => (
  <>
    <dt>{name}</dt>
    <dd>
      {mark
        ? (
          <>
            <span class="dots" aria-hidden="true">••••••••••••</span>
            <span class="unseen">hidden,</span> made <Moment at={mark.madeAt} />
          </>
        )
        : <span class="none">none yet</span>}
    </dd>
  </>
);

const Group: FC<{
  c: PageContext;
  app: App;
  id: string;
  title: string;
  /** The end of the ids of its changes. */
  changes: string;
  parts: readonly (readonly [name: string, mark: KeyMark | null])[];
  children?: Child;
}> = ({ c, app, id, title, changes, parts, children }) => (
  <section class="sheet keys" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
    <dl class="facts">{parts.map(([name, mark]) => <Hidden name={name} mark={mark} />)}</dl>
    <div class="row">
      {KEY_CHANGES.filter((change) =>
        change.id.endsWith(changes) && change.fits(app)
      )
        .map((change) => <Way c={c} app={app} change={change} of={title} />)}
    </div>
  </section>
);

const AccessLevel: FC<{ app: App }> = ({ app: { accessToken, permissions } }) =>
  accessToken === null
    ? <p class="hint">The second half of the four-part password: it stands for you.</p>
    : accessToken.permissions === permissions
    ? <p class="hint">Made with: {PERMISSIONS[permissions]}.</p>
    : (
      <p class="note">
        Made with <strong>{PERMISSIONS[accessToken.permissions]}</strong>; the app now has{" "}
        <strong>{PERMISSIONS[permissions]}</strong>. Regenerate to give it the new level.
      </p>
    );

/**
 * Whether a person is about to see this page: not a browser that fetches ahead, nor a picture on a
 * stranger's page, which would use up the one showing. Source: Fetch Metadata, W3C.
 */
function isLookedAt({ req }: PageContext): boolean {
  const site = req.header("sec-fetch-site") ?? "none";
  return req.method === "GET" && ["same-origin", "none"].includes(site) &&
    (req.header("sec-fetch-dest") ?? "document") === "document" &&
    !/prefetch|prerender/.test(req.header("sec-purpose") ?? req.header("purpose") ?? "");
}

/** The keys of an app: those just made in full, once; the others only as something that is there. */
export const keysPage = (world: PracticeWorld, showing: OneShowing) =>
  withApp(world, (c, app) => {
    const { csrf } = c.get("session")!;
    const made = isLookedAt(c) ? showing.forPage(csrf, app.id) : undefined;
    return showPage(
      c,
      <AppTabs c={c} world={world} app={app} tab="keys">
        {made ? <JustMadeKeys c={c} app={app} made={made} /> : null}
        <Group
          c={c}
          app={app}
          id="oauth1"
          title={CONSOLE.oauth1Section}
          changes="api-key"
          parts={[[CONSOLE.apiKey, app.apiKey], [CONSOLE.apiSecret, app.apiKey]]}
        >
          <p class="hint">
            The first half of the four-part password, also called API Key and Secret: it stands for
            your app.
          </p>
        </Group>
        <Group
          c={c}
          app={app}
          id="access"
          title={`${CONSOLE.accessToken} and Secret`}
          changes="access-token"
          parts={[
            [CONSOLE.accessToken, app.accessToken],
            [CONSOLE.accessTokenSecret, app.accessToken],
          ]}
        >
          <AccessLevel app={app} />
        </Group>
        <Group
          c={c}
          app={app}
          id="bearer"
          title={CONSOLE.bearerToken}
          changes="bearer-token"
          parts={[[CONSOLE.bearerToken, app.bearerToken]]}
        >
          <p class="hint">Enough by itself for searching and counting; it can only read.</p>
        </Group>
        <section class="sheet keys away" aria-labelledby="oauth2">
          <h2 id="oauth2">{CONSOLE.oauth2Section}</h2>
          <p>
            Client ID and Client Secret are for letting other people sign in. They do not search.
          </p>
        </section>
        <CopiedAloud />
      </AppTabs>,
    );
  });
