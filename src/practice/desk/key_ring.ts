import { createHash, timingSafeEqual } from "node:crypto";
import type { App, Permissions } from "./app.ts";
import { bearerTokenOf, grantedPairOf } from "./issue_keys.ts";

/**
 * A fingerprint by which a key is found without being kept. What goes in was made by chance and is
 * too long to be guessed, so no salt is needed.
 *
 * @param kind What it is, so that one kind of key never stands for another.
 */
export function digestOf(kind: string, value: string): string {
  return createHash("sha256").update(`${kind} ${value}`).digest("base64url");
}

/** Whether two texts are the same, in a time that does not depend on where they differ. */
export function sameText(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

/** What is kept of an app's keys. OAuth 1.0a needs both secrets as they are. */
export interface AppSecrets {
  apiKeyDigest: string;
  apiSecret: string;
  /** From this and the API secret the Bearer Token follows. */
  bearerGeneration: number;
  accessPair: { tokenDigest: string; secret: string } | null;
}

/** The parts by which a key ring knows an app. */
export type LookupPart = "apiKey" | "bearerToken" | "accessToken";

/** Whose key it is, and whether it still holds. */
export interface KeyHolder {
  appId: string;
  accountId: string;
  killed: boolean;
}

/** Somebody let an app ask for them, by signing in to it. */
export interface Grant {
  readonly appId: string;
  /** Who signed in: not always who made the app. */
  readonly accountId: string;
  readonly permissions: Permissions;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** For whom an Access Token asks, by which app, and what its signatures are checked with. */
export interface Access extends Pick<Grant, "appId" | "accountId" | "permissions"> {
  secret: string;
}

/** The digests of the keys of an app that hold. */
export function liveDigests(app: App, secrets: AppSecrets): string[] {
  const { apiKeyDigest, apiSecret, bearerGeneration, accessPair } = secrets;
  const bearer = app.bearerToken && bearerTokenOf(apiSecret, bearerGeneration);
  return [
    apiKeyDigest,
    ...(bearer ? [digestOf("bearerToken", bearer)] : []),
    ...(accessPair ? [accessPair.tokenDigest] : []),
  ];
}

/** Knows whose a key is, also when it was regenerated or revoked. Never shows one. */
export class KeyRing {
  #holders = new Map<string, KeyHolder>();
  #secrets = new Map<string, AppSecrets>();
  #killed = new Map<string, string[]>();
  #access = new Map<string, Access>();
  #grants = new Map<string, Grant & { digest: string }>();

  /** Takes the keys of an app. Those that it had before hold until they are killed. */
  hold(app: App, secrets: AppSecrets): void {
    const { id: appId, accountId } = app;
    for (const digest of liveDigests(app, secrets)) {
      this.#holders.set(digest, { appId, accountId, killed: false });
    }
    this.#secrets.set(appId, secrets);
    if (!secrets.accessPair || !app.accessToken) return;
    const { tokenDigest, secret } = secrets.accessPair;
    const { permissions } = app.accessToken;
    this.#access.set(tokenDigest, { appId, accountId, permissions, secret });
  }

  /** Takes the Access Token that follows from a grant; one that it had before ends. */
  grant(key: string, grant: Grant): void {
    this.withdraw(key);
    const { appId, accountId, permissions } = grant;
    const pair = grantedPairOf(this.secretsOf(appId).apiSecret, grant);
    const digest = digestOf("accessToken", pair.accessToken);
    this.#grants.set(key, { ...grant, digest });
    this.#holders.set(digest, { appId, accountId, killed: false });
    this.#access.set(digest, { appId, accountId, permissions, secret: pair.accessTokenSecret });
  }

  /** Ends a grant. */
  withdraw(key: string): void {
    const digest = this.#grants.get(key)?.digest;
    if (digest === undefined) return;
    this.#grants.delete(key);
    this.#holders.delete(digest);
    this.#access.delete(digest);
  }

  /** The keys of the grants to an app, or of an account. */
  grantsOf(id: string): string[] {
    return [...this.#grants].filter(([, grant]) => grant.appId === id || grant.accountId === id)
      .map(([key]) => key);
  }

  /** Drops an app, and the keys of it that hold. */
  drop(app: App): void {
    const secrets = this.#secrets.get(app.id);
    if (secrets) {
      for (const digest of liveDigests(app, secrets)) {
        this.#holders.delete(digest);
        this.#access.delete(digest);
      }
    }
    this.#secrets.delete(app.id);
  }

  /** Remembers a key that no longer holds. */
  kill(digest: string, appId: string, accountId: string): void {
    this.#holders.set(digest, { appId, accountId, killed: true });
    this.#access.delete(digest);
    const killed = this.#killed.get(accountId) ?? [];
    killed.push(digest);
    this.#killed.set(accountId, killed);
  }

  /** Forgets a key that no longer holds. */
  forget(digest: string): void {
    const holder = this.#holders.get(digest);
    if (!holder?.killed) return;
    this.#holders.delete(digest);
    const killed = this.#killed.get(holder.accountId) ?? [];
    const left = killed.filter((each) => each !== digest);
    if (left.length > 0) this.#killed.set(holder.accountId, left);
    else this.#killed.delete(holder.accountId);
  }

  /** The digests of an account's keys that no longer hold, the oldest first. */
  killedOf(accountId: string): readonly string[] {
    return this.#killed.get(accountId) ?? [];
  }

  /** Whose key this is. */
  holderOf(part: LookupPart, value: string): KeyHolder | undefined {
    return this.#holders.get(digestOf(part, value));
  }

  /** For whom an Access Token asks; of nobody if it does not hold. */
  accessOf(token: string): Access | undefined {
    return this.#access.get(digestOf("accessToken", token));
  }

  /** What signatures of an app are checked with. */
  secretsOf(appId: string): AppSecrets {
    const secrets = this.#secrets.get(appId);
    if (!secrets) throw new Error("Cannot find the keys of an app: it is not on the ring");
    return secrets;
  }
}
