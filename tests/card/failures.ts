import type { ConnectOptions, IssuedKeys, KeyParts, ScenarioId } from "../../mod.ts";
import { type ProblemId, PROBLEMS } from "../../src/problems/mod.ts";
import { SCENARIOS } from "../../src/practice/scenarios/mod.ts";

/** A problem of the catalogue that a server or a network causes, and how to meet it. */
export interface Failure {
  id: ProblemId & ScenarioId;
  /** The parts to sign in with. */
  parts: (keyof IssuedKeys)[];
  options: Pick<ConnectOptions, "prove" | "timeout" | "patience">;
  query: string;
  /** It is met in the full archive, and not in a search. */
  archive: boolean;
}

const PAIR: Failure["parts"] = ["apiKey", "apiSecret"];
const SIGNED: Partial<Failure> = {
  parts: [...PAIR, "accessToken", "accessTokenSecret"],
  options: { prove: "identity" },
};

/** Where a Bearer Token and a search do not meet it. */
const SPECIAL: Partial<Record<ProblemId, Partial<Failure>>> = {
  "access-token-wrong": SIGNED,
  "bad-key-pair": { parts: PAIR },
  "no-bearer-token": { parts: PAIR },
  "sign-in-limited": { parts: PAIR },
  "clock-off": SIGNED,
  "one-request-a-second": { archive: true },
  "query-in-quotes": { query: "'library'" },
  "timed-out": { options: { timeout: 1 } },
};

/** What no first page tells: the search gives what came, and says why it ended. */
const ON_LATER_PAGES: ProblemId[] = ["pages-in-a-circle", "empty-pages-without-end"];

/** Every failure that can be rehearsed and that ends a call. */
export const FAILURES: Failure[] = PROBLEMS
  .filter(({ id, note }) => Object.hasOwn(SCENARIOS, id) && !note && !ON_LATER_PAGES.includes(id))
  .map(({ id }) => ({
    id: id as Failure["id"],
    parts: ["bearerToken"],
    query: "library",
    archive: false,
    ...SPECIAL[id],
    options: { patience: 0, ...SPECIAL[id]?.options },
  }));

/** Some parts of the keys that a room issued. */
export const pick = (keys: IssuedKeys, parts: Failure["parts"]): KeyParts =>
  Object.fromEntries(parts.map((part) => [part, keys[part]]));

/** The names of the keys that stand in a text, as they are or URL-encoded. */
export const keysIn = (text: string, keys: IssuedKeys): string[] =>
  Object.entries(keys)
    .filter(([, key]) => text.includes(key) || text.includes(encodeURIComponent(key)))
    .map(([name]) => name);
