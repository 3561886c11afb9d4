import type { App } from "./app.ts";
import type { Change } from "./desk_store.ts";
import { type AppSecrets, type KeyRing, liveDigests } from "./key_ring.ts";

/** An app, and what is kept of its keys. */
export interface AppWithSecrets {
  app: App;
  secrets: AppSecrets;
}

/** So many dead keys of an account are remembered. */
const MOST_KILLED = 50;

/** Puts an app down. */
export const putApp = ({ app, secrets }: AppWithSecrets): Change => ({
  kind: "app",
  key: app.id,
  value: { app, secrets },
});

/** Puts an app down as it is now. Keys that it has no more are remembered as dead. */
export function appChanges(
  before: AppWithSecrets,
  after: AppWithSecrets,
  ring: KeyRing,
  now: number,
): Change[] {
  const { id: appId, accountId } = after.app;
  const live = new Set(liveDigests(after.app, after.secrets));
  const ended = liveDigests(before.app, before.secrets).filter((digest) => !live.has(digest));
  const dead = ring.killedOf(accountId);
  const forgotten = dead.slice(0, Math.max(0, dead.length + ended.length - MOST_KILLED));
  const value = { appId, accountId, at: now };
  return [
    putApp(after),
    ...ended.map((key): Change => ({ kind: "killed", key, value })),
    ...forgotten.map((key): Change => ({ kind: "killed", key, value: null })),
  ];
}
