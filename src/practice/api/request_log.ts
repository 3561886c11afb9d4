import type { ProblemId } from "../../problems/mod.ts";

/** A request that a practice room has answered. */
export interface PracticeRequest {
  /** When: ISO 8601, UTC, by the room's clock. */
  at: string;
  /** The HTTP method; of an unusual one only that it was another. */
  method: string;
  /** The path, without query; parts of an unknown path that are as long as a key are left out. */
  path: string;
  /** The HTTP status of the answer; 0 where the connection was cut without one. */
  status: number;
  /** How the request signed in, or tried to. */
  auth: "oauth1" | "bearer" | "basic" | "none";
  /** The account whose keys it showed, good or not; absent where they are nobody's. */
  account?: string;
  /** The app of those keys. */
  app?: string;
  /** What went wrong: a row of the catalogue. */
  problem?: ProblemId;
  /** What it was charged in play money, in US dollars. */
  billed: number;
}

/** The newest requests are kept, the oldest forgotten. */
const KEPT = 10_000;

/** Of each account so many. */
const KEPT_OF_ACCOUNT = 100;

/** Shorter than any part of the password: an API key has 25 characters. */
const SHOWN = 24;

/** A path without what could be a key, nor more than an API has. */
export function shownPath(path: string): string {
  const parts = path.split("/").map((part) => part.length <= SHOWN ? part : "…");
  return parts.slice(0, 8).join("/");
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

function keep(requests: PracticeRequest[], request: PracticeRequest, most: number): void {
  requests.push(request);
  if (requests.length > most) requests.shift();
}

/** What a practice room has been asked. Holds no key: what could be one is never put in. */
export class RequestLog {
  #requests: PracticeRequest[] = [];
  #ofAccount = new Map<string, PracticeRequest[]>();

  /** Notes a request. */
  add({ method, path, ...rest }: PracticeRequest): void {
    const request = Object.freeze({
      ...rest,
      method: METHODS.includes(method) ? method : "OTHER",
      path: shownPath(path),
    });
    keep(this.#requests, request, KEPT);
    const { account } = request;
    if (account === undefined) return;
    const own = this.#ofAccount.get(account) ?? [];
    keep(own, request, KEPT_OF_ACCOUNT);
    this.#ofAccount.set(account, own);
  }

  /** Forgets what an account asked; the room's own list keeps it as it keeps everything. */
  forget(account: string): void {
    this.#ofAccount.delete(account);
  }

  /** The requests so far, oldest first. */
  list(): readonly PracticeRequest[] {
    return [...this.#requests];
  }

  /** The newest requests with the keys of an account, oldest first. */
  of(account: string): readonly PracticeRequest[] {
    return [...this.#ofAccount.get(account) ?? []];
  }
}
