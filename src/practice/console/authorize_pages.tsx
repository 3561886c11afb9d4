/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { Account, App, Permissions } from "../desk/mod.ts";
import type { PracticeWorld } from "../practice_world.ts";
import type { RequestToken } from "../sign_in/mod.ts";
import { CodeBlock, CopiedAloud } from "./copy_buttons.tsx";
import { OwnForm } from "./fields.tsx";
import { PERMISSIONS } from "./labels.tsx";
import { Page, showPage } from "./page.tsx";
import { type PageContext, type PageEnv, withAccount } from "./page_session.ts";

/** Where a program sends people to sign in. X has both; the second skips who said yes before. */
const AT = ["/oauth/authorize", "/oauth/authenticate"] as const;

/** What an app may do with each level, as it is told to who is asked. */
const MAY: Record<Permissions, string> = {
  "read": "It can search and read in your name. It cannot post.",
  "read-write": "It can search and read in your name, and it could post.",
};

/** A sign-in that somebody is asked about. */
interface SignIn {
  open: RequestToken;
  app: App;
}

/** The address at which the program waits, with what it is told. */
function backTo(callback: string, told: Record<string, string>): string {
  const address = new URL(callback);
  for (const [name, value] of Object.entries(told)) address.searchParams.set(name, value);
  return address.href;
}

/**
 * Sends the browser on to the program. By a header of the page, since a form of ours may lead
 * nowhere else (`form-action`).
 */
function leadBack(c: PageContext, address: string, title: string, lead: string) {
  c.header("refresh", `0;url=${address}`);
  return showPage(
    c,
    <Page c={c} title={title} lead={lead}>
      <p>
        <a href={address}>Back to the program</a>
      </p>
    </Page>,
  );
}

const overPage = (c: PageContext) =>
  showPage(
    c,
    <Page
      c={c}
      title="This sign-in is over"
      lead="It was used, it is older than 15 minutes, or its address was cut short."
    >
      <p>Nothing was given out. Start the program again: it shows a new address.</p>
    </Page>,
    404,
  );

const askPage = (c: PageContext, { open, app }: SignIn, { name, username }: Account) => {
  const level = open.permissions ?? app.permissions;
  return showPage(
    c,
    <Page
      c={c}
      title={`Let ${app.name} use your account?`}
      lead={`You are ${name} (@${username}). On X, this page asks the same of whoever opens it.`}
    >
      <section class="sheet" aria-labelledby="what">
        <h2 id="what">{PERMISSIONS[level]}</h2>
        <p>{MAY[level]} It never sees your password, and it pays for what it reads.</p>
        <p class="hint">
          What the app says of itself: {app.description}{" "}
          {app.website ? <a href={app.website} rel="noopener noreferrer">{app.website}</a> : null}
        </p>
        <p class="hint">
          {open.callback === undefined
            ? "You get a PIN to type into the program."
            : <>You are led back to {new URL(open.callback).origin} on this computer.</>}
        </p>
        <OwnForm c={c} action={AT[0]}>
          <input type="hidden" name="oauth_token" value={open.token} />
          <div class="row">
            <button type="submit" name="decision" value="allow" class="first">Authorize app</button>
            <button type="submit" name="decision" value="deny">Cancel</button>
          </div>
        </OwnForm>
      </section>
    </Page>,
  );
};

const pinPage = (c: PageContext, app: App, pin: string) =>
  showPage(
    c,
    <Page
      c={c}
      title={`You authorized ${app.name}`}
      lead="Go back to the program and type this PIN. It is good once, and for 15 minutes."
    >
      <CodeBlock id="oauth_pin" label="The PIN" text={pin} />
      <CopiedAloud />
    </Page>,
  );

const deniedPage = (c: PageContext, app: App) =>
  showPage(
    c,
    <Page c={c} title={`You did not authorize ${app.name}`} lead="Nothing was given out." />,
  );

/** Puts in the page on which people sign in to a program. */
export function authorizePages(pages: Hono<PageEnv>, world: PracticeWorld): void {
  const { requestTokens, registry } = world;
  type Answer = (c: PageContext, signIn: SignIn, account: Account) => ReturnType<typeof showPage>;
  const withSignIn = (tokenOf: (c: PageContext) => string | null | undefined, answer: Answer) =>
    withAccount((c, account) => {
      const open = requestTokens.of(tokenOf(c) ?? "", world.now());
      const app = open && registry.app(open.appId);
      return app ? answer(c, { open, app }, account) : overPage(c);
    });

  const decide: Answer = (c, { open: { token, callback }, app }, { id }) => {
    if (c.get("form").get("decision") !== "allow") {
      requestTokens.end(token);
      return callback === undefined ? deniedPage(c, app) : leadBack(
        c,
        backTo(callback, { denied: token }),
        `You did not authorize ${app.name}`,
        "Nothing was given out.",
      );
    }
    const verifier = requestTokens.allow(token, id);
    return callback === undefined ? pinPage(c, app, verifier) : leadBack(
      c,
      backTo(callback, { oauth_token: token, oauth_verifier: verifier }),
      `You authorized ${app.name}`,
      "You are led back to it.",
    );
  };

  for (const at of AT) pages.get(at, withSignIn((c) => c.req.query("oauth_token"), askPage));
  pages.post(AT[0], withSignIn((c) => c.get("form").get("oauth_token"), decide));
}
