import type { Account } from "./account.ts";
import type { App } from "./app.ts";
import type { AppSecrets, Grant } from "./key_ring.ts";

/** What a desk keeps, by kind. Plain data: it goes through JSON and back unchanged. */
export interface Kept {
  /** The room itself, under one key. */
  room: RoomFacts;
  account: Account;
  app: { app: App; secrets: AppSecrets };
  /** Who let which app ask for them, by both. */
  grant: Grant;
  /** A key that no longer holds, by its digest. */
  killed: { appId: string; accountId: string; at: number };
  /** Sessions at the desk, by the digest of their secret. */
  session: KeptSession;
  /** What an app read on a day, by both. */
  day: { appId: string; day: number; posts: number; mills: number };
  /** What an account has paid for on a day. */
  paid: { accountId: string; day: number; resources: string[] };
}

/** What makes a room the same after it was opened again. */
export interface RoomFacts {
  seed: string;
  /** The hour of the made-up posts: milliseconds since 1970. */
  opened: number;
  /** The codes of the class, if there is one. */
  codes: { students: string; teacher: string } | null;
  /** The places of the class: as many as were asked for on opening, and as many as there are now. */
  places?: { asked: number; now: number };
}

/** A session, as it is kept: the secret itself is not. */
export interface KeptSession {
  /** `null` is the teacher. */
  accountId: string | null;
  csrf: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** One thing that is put down or crossed out. */
export type Change = {
  [Kind in keyof Kept]:
    | { kind: Kind; key: string; value: Kept[Kind] }
    | { kind: Kind; key: string; value: null };
}[keyof Kept];

/** Where a desk keeps what it must not forget. */
export interface DeskStore {
  /** Everything that is kept, each kind after those that it speaks of. */
  load(): Iterable<Change>;
  /** Keeps changes, all or none; when it returns, they are safe. */
  write(changes: readonly Change[]): void;
  close(): void;
}
