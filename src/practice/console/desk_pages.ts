import type { Account, App } from "../desk/mod.ts";
import type { PracticeWorld } from "../practice_world.ts";
import { accountOf, type PageContext } from "./page_session.ts";

/** Answers a request for a page of an account. */
export type AccountPage = (c: PageContext, account: Account) => Response | Promise<Response>;

/** Answers a request for a page of an app. */
export type AppPage = (c: PageContext, app: App, account: Account) => Response | Promise<Response>;

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
