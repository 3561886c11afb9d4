import { makePin, makeRequestPair, type Permissions, sameText } from "../desk/mod.ts";

/** What a program asked for when it began a sign-in. */
export interface WantedSignIn {
  appId: string;
  /** Where the browser goes afterwards; nothing if a PIN is to be typed. */
  callback?: string;
  /** What the Access Token is to be good for. @default what the app may do */
  permissions?: Permissions;
}

/** A sign-in that has begun. */
export interface RequestToken extends WantedSignIn {
  readonly token: string;
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Who let the app ask for them, and what proves it. */
  readonly allowed?: { accountId: string; verifier: string };
}

/** 15 minutes, in milliseconds. Ours: X names no time. */
const LASTS = 900_000;

/** Ours: an app has so many open at once; then the oldest ends. */
const MOST_OPEN = 100;

/** Ours: a PIN is typed wrongly so often; then a new sign-in is needed. */
const MOST_TRIES = 5;

/** Sign-ins that have begun and are not over. They are kept nowhere: a room that closes ends them. */
export class RequestTokens {
  #open = new Map<string, RequestToken & { tries: number }>();

  /** Begins a sign-in. `now` is in milliseconds since 1970, here and below. */
  begin(wanted: WantedSignIn, now: number): RequestToken {
    for (const [token, { expiresAt }] of this.#open) {
      if (expiresAt <= now) this.#open.delete(token);
    }
    const own = [...this.#open.values()].filter(({ appId }) => appId === wanted.appId);
    if (own.length >= MOST_OPEN) this.#open.delete(own[0].token);
    const begun = { ...wanted, ...makeRequestPair(), expiresAt: now + LASTS };
    this.#open.set(begun.token, { ...begun, tries: 0 });
    return begun;
  }

  /** The sign-in of a request token; of one that is over or was never begun, nothing. */
  of(token: string, now: number): RequestToken | undefined {
    const open = this.#open.get(token);
    return open && open.expiresAt > now ? open : undefined;
  }

  /**
   * Somebody lets the app ask for them.
   *
   * @returns What the program needs to go on: a PIN of seven digits, or, behind a callback, as much
   * as a key.
   */
  allow(token: string, accountId: string): string {
    const open = this.#open.get(token);
    if (!open) throw new Error("Cannot allow a sign-in: it is not open");
    const verifier = open.callback === undefined ? makePin() : makeRequestPair().secret;
    this.#open.set(token, { ...open, allowed: { accountId, verifier } });
    return verifier;
  }

  /** Nobody lets it. */
  end(token: string): void {
    this.#open.delete(token);
  }

  /**
   * Ends a sign-in with what proves it, once.
   *
   * @returns Who signed in; nothing if that is not proven.
   */
  redeem(token: string, verifier: string): string | undefined {
    const open = this.#open.get(token);
    if (!open) return undefined;
    const { allowed } = open;
    if (allowed && sameText(allowed.verifier, verifier)) {
      this.#open.delete(token);
      return allowed.accountId;
    }
    open.tries += 1;
    if (open.tries >= MOST_TRIES) this.#open.delete(token);
    return undefined;
  }
}
