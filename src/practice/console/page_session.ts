import type { Context, MiddlewareHandler } from "npm:hono@4.13.19";
import { getCookie, setCookie } from "npm:hono@4.13.19/cookie";
import type { Account, App, Session } from "../desk/mod.ts";
import type { PracticeWorld } from "../practice_world.ts";

/** What a request for a page carries. */
export interface PageEnv {
  Variables: {
    /** Of whom the page is asked for; of nobody before a student has joined. */
    session: Session | undefined;
    /** The fields of a form that was sent and may be trusted; empty otherwise. */
    form: URLSearchParams;
  };
}

/** A request for a page. */
export type PageContext = Context<PageEnv>;

/** Cookies do not know ports: two rooms on a computer must not take each other's. */
const cookieName = ({ port }: PracticeWorld) => `practice_session_${port ?? 0}`;

/** Finds out to whose session a request belongs. */
export function readSession(world: PracticeWorld): MiddlewareHandler<PageEnv> {
  return async function readSession(c, next) {
    c.set("session", world.reception.sessionOf(sessionSecret(c, world)));
    c.set("form", new URLSearchParams());
    await next();
  };
}

/** The secret of the cookie, if there is one. */
export function sessionSecret(c: Context, world: PracticeWorld): string | undefined {
  return getCookie(c, cookieName(world));
}

/** Gives the browser the secret of a session that has begun; an empty one ends it. */
export function keepSession(c: Context, world: PracticeWorld, secret: string): void {
  setCookie(c, cookieName(world), secret, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    ...(secret === "" ? { maxAge: 0 } : {}),
  });
}

/** The account whose pages are shown. */
export function accountOf(c: PageContext): Account | undefined {
  const session = c.get("session");
  return session && session.role !== "teacher" ? session.account : undefined;
}

/** Answers a request for a page of an account. */
type AccountPage = (c: PageContext, account: Account) => Response | Promise<Response>;

/** Answers a request for a page of an app. */
type AppPage = (c: PageContext, app: App, account: Account) => Response | Promise<Response>;

/** A page that only who has an account may see; others are led to where one is given out. */
export const withAccount = (page: AccountPage) => (c: PageContext) => {
  const account = accountOf(c);
  if (account) return page(c, account);
  return c.redirect(c.get("session") ? "/console/teacher" : "/console/join", 303);
};

/** A page of the app that the address names. One of another account is as good as none. */
export const withApp = (world: PracticeWorld, page: AppPage) =>
  withAccount((c, account) => {
    const app = world.registry.app(c.req.param("app") ?? "");
    return app?.accountId === account.id ? page(c, app, account) : c.notFound();
  });

/** Where this room is for who looks at the page: what `connect({ baseUrl })` takes. */
export function addressOf(c: PageContext, { publicUrl }: PracticeWorld): string {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  return host === publicUrl.host ? publicUrl.origin : `http://${host}`;
}
