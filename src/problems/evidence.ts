import type { Told } from "./place.ts";

/** What is known when something fails: plain data, from which a row of the catalogue is chosen. */
export interface Evidence extends Told {
  /** What was being done, as it reads after "Cannot": `"sign in"`, `"search"`. */
  doing: string;
  /** The host that was asked, such as `"api.x.com"`. */
  host: string;
  /** The path that was asked, without its query. */
  path?: string;
  /** The query of a search or a count, as the person wrote it. */
  query?: string;
  /** How the request was signed. */
  auth?: "bearer" | "oauth1" | "basic";
  /** The Bearer Token of the request was made from the API key and its secret. */
  minted?: boolean;
  /** The HTTP status; absent where no answer came. */
  status?: number;
  /** The status of which the body speaks, where it does: an error can come with status 200. */
  statusSaid?: number;
  /** Last segment of the problem's `type`; its host differs between answers and is ignored. */
  type?: string;
  title?: string;
  /** X's `reason`, such as `"client-not-enrolled"`. */
  reason?: string;
  /**
   * Whatever the answer calls its errors, types, titles and reasons included, as small letters and
   * digits only: `"usagecapexceeded"`.
   */
  names: readonly string[];
  /** Legacy error codes, such as 99. */
  codes: readonly number[];
  /** X's sentences, under whatever key they came; or a text that is no JSON. */
  messages: readonly string[];
  /** Names of the parameters that X complained about. */
  parameters: readonly string[];
  /** What the body was. */
  body: "json" | "html" | "xml" | "text" | "empty" | "none";
  /** The title of a web page. */
  pageTitle?: string;
  /** The number by which Cloudflare, which stands before X, calls its own errors: 1020. */
  cloudflareCode?: number;
  /** How the server, and a proxy on the way, call themselves in their headers. */
  servers?: string;
  /** The way of signing in that the answer asks for, such as `"ntlm"`. */
  challenge?: string;
  /** Why no answer came, such as `"ECONNREFUSED"`, `"TIMEOUT"`, `"ABORTED"`. */
  network?: string;
  /** Requests that are left in the present rate-limit window. */
  remaining?: number;
  /** How many requests the whole window holds. */
  limit?: number;
  /** When the present rate-limit window ends, by this computer's clock. */
  resetAt?: Date;
  /** A limit of 24 hours is used up; `limit` and `resetAt` are its own. */
  dayLimit?: true;
  /** The moment that `Retry-After` names, by this computer's clock. */
  retryAfter?: Date;
  /** X's `reset_date` for a spending limit, `YYYY-MM-DD`. */
  resetDate?: string;
  /** Which keys were used and where they came from, in words. Never their values. */
  keys?: string;
  /** What the shape check noticed about the keys, as whole sentences. */
  shapeNotes: readonly string[];
  /** Minutes by which this computer's clock is ahead of the server's (negative: behind). */
  clockAhead?: number;
  /** A proxy is set that the client library does not use. */
  unusedProxy?: boolean;
  /** X charges for what was asked, or nobody knows that it does not. */
  billed?: boolean;
  /** Whether it can have arrived: `false` where no connection was ever open. @default true */
  arrived?: boolean;
  /** Seconds that we were ready to wait. */
  timeout?: number;
  /** X minted a Bearer Token for the API key and its secret, so these two are good. */
  pairGood?: boolean;
  /** How often the request was sent in all. */
  tries?: number;
}

/** Evidence before anything was sent. */
export const NOTHING_KNOWN: Omit<Evidence, "doing"> = {
  host: "api.x.com",
  names: [],
  codes: [],
  messages: [],
  parameters: [],
  shapeNotes: [],
  body: "none",
};

/** As long as a quotation may be in a message: in characters. */
const QUOTED = 300;

/** The beginning of a text, where it is long. */
export const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length).trimEnd()}…` : text;

/** What X said, if anything; of another server's text it is not said that it is X's. */
export function said({ messages, title, body, pageTitle }: Evidence): string {
  if (body === "html" || body === "xml") {
    return pageTitle
      ? `its page says: "${cut(pageTitle, QUOTED)}"`
      : "it is a page without a title";
  }
  const words = messages.length ? messages.join(" ") : title;
  if (words === undefined) return "X gave no reason";
  return `${body === "text" ? "its text is" : "X says"}: "${cut(words, QUOTED)}"`;
}

const LOOPBACK_REGEXP = /^(localhost|127\.|\[::1\])/;

/** Whether what was asked is on this computer. */
export const isHere = ({ host }: { host: string }): boolean => LOOPBACK_REGEXP.test(host);

/** The address to open in a browser: this computer and practice rooms speak plain http. */
export const addressToOpen = (e: Pick<Evidence, "host" | "practice">): string =>
  `${isHere(e) || e.practice ? "http" : "https"}://${e.host}`;

/** A time of day, to the second, since windows of X end at any. */
export const timeOf = (date: Date): string => `${date.toISOString().slice(11, 19)} UTC`;

/** The same with its day, for what may end on another one. */
export const momentOf = (date: Date): string =>
  `${date.toISOString().slice(0, 10)}, ${timeOf(date)}`;
