import type { ProblemId } from "../problems/mod.ts";

/** What is found out about a request on its way through the room. */
export interface RequestNote {
  /** The account and the app whose keys it shows, good or not. */
  account?: string;
  app?: string;
  /** Whether its keys were good. */
  signedIn: boolean;
  /** What went wrong: a row of the catalogue. */
  problem?: ProblemId;
  /** What it was charged, in thousandths of a US dollar. */
  billed: number;
  /** How many posts it was given. */
  posts: number;
}
