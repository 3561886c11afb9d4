import type { ProblemId } from "../../problems/mod.ts";
import type { Account, Progress, Stuck } from "./account.ts";

/** What a request says about how far its account has come. */
export interface RequestOutcome {
  /** Milliseconds since 1970. */
  at: number;
  path: string;
  /** How it signed in, or tried to. */
  auth: string;
  status: number;
  /** Whether its keys were good. */
  signedIn: boolean;
  /** How many posts it was given. */
  posts: number;
  problem?: ProblemId;
  /**
   * Whether it was a search without a query: so a signature is proven without cost, and nobody is
   * stuck at that.
   */
  asksNothing: boolean;
}

const signingIn = (auth: string) => `signing in (${auth})`;

function stuckAfter(stuck: Stuck | null, outcome: RequestOutcome): Stuck | null {
  const { at, path, auth, status, signedIn, problem, asksNothing } = outcome;
  const provesKeys = asksNothing && signedIn;
  if (problem === undefined || provesKeys) {
    const over = (stuck?.until === path && !provesKeys) ||
      (signedIn && stuck?.until === signingIn(auth));
    return over ? null : stuck;
  }
  // Whoever signs in wrongly does so everywhere, and is past it when it works anywhere.
  const until = signedIn || status !== 401 ? path : signingIn(auth);
  return stuck?.problem === problem && stuck.until === until ? stuck : { problem, at, until };
}

/**
 * How far an account has come with a request. Stuck is who met a problem last; it is over with the
 * next success of the same kind.
 *
 * @returns The same account if nothing is new.
 */
export function afterRequest(account: Account, outcome: RequestOutcome): Account {
  const { at, signedIn, posts } = outcome;
  const { progress } = account;
  const reached: Partial<Progress> = {
    // Fewer than four parts can be enough: a Bearer Token is, and so is the pair that gets one.
    ...(signedIn && progress.madeKeys === null ? { madeKeys: at } : {}),
    ...(signedIn && progress.signedIn === null ? { signedIn: at } : {}),
    ...(posts > 0 && progress.gotPosts === null ? { gotPosts: at } : {}),
  };
  const stuck = stuckAfter(account.stuck, outcome);
  if (Object.keys(reached).length === 0 && stuck === account.stuck) return account;
  return { ...account, progress: { ...progress, ...reached }, stuck };
}
