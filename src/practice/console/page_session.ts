import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Account, Session } from "../desk/mod.ts";
import type { PracticeWorld } from "../practice_world.ts";

/** What a request for a page carries. */
export interface Sitting {
  Variables: {
    /** Who sits before the page; nobody before a student has joined. */
    session: Session | undefined;
    /** The fields of a form that was sent and may be trusted; empty otherwise. */
    form: URLSearchParams;
  };
}

/** A request for a page. */
export type PageContext = Context<Sitting>;

/** Cookies do not know ports: two rooms on a computer must not take each other's. */
const cookieName = ({ port }: PracticeWorld) => `practice_sitting_${port ?? 0}`;

/** Finds out who sits before the page. */
export function sitting(world: PracticeWorld): MiddlewareHandler<Sitting> {
  return async function sitting(c, next) {
    c.set("session", world.reception.sessionOf(sittingSecret(c, world)));
    c.set("form", new URLSearchParams());
    await next();
  };
}

/** The secret of the cookie, if there is one. */
export function sittingSecret(c: Context, world: PracticeWorld): string | undefined {
  return getCookie(c, cookieName(world));
}

/** Gives the browser the secret of a session that has begun; an empty one ends it. */
export function keepSitting(c: Context, world: PracticeWorld, secret: string): void {
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
