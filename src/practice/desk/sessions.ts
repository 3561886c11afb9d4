import { digestOf } from "./key_ring.ts";
import type { KeptSession } from "./desk_store.ts";

/** Who sits at the desk: known by secrets of which only digests are here. */
export class Sessions {
  #byDigest = new Map<string, KeptSession>();

  put(digest: string, session: KeptSession): void {
    this.#byDigest.set(digest, session);
  }

  end(digest: string): void {
    this.#byDigest.delete(digest);
  }

  /** The session of a secret, unless it is over. */
  of(secret: string, now: number): KeptSession | undefined {
    const session = this.#byDigest.get(digestOf("session", secret));
    return session && session.expiresAt > now ? session : undefined;
  }

  /** The digests of those of an account. */
  ofAccount(accountId: string): string[] {
    return [...this.#byDigest].filter(([, session]) => session.accountId === accountId)
      .map(([digest]) => digest);
  }

  /** Whether a session of an account goes on. */
  isSitting(accountId: string, now: number): boolean {
    return this.#byDigest.values().some((each) =>
      each.accountId === accountId && each.expiresAt > now
    );
  }

  /** The digests of those that are over. */
  over(now: number): string[] {
    return [...this.#byDigest].filter(([, { expiresAt }]) => expiresAt <= now)
      .map(([digest]) => digest);
  }
}
