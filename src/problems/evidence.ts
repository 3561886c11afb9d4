/** What is known when something fails: plain data, from which a row of the catalogue is chosen. */
export interface Evidence {
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
  /** The HTTP status; absent where no answer came. */
  status?: number;
  /** Last segment of the problem's `type`; its host differs between answers and is ignored. */
  type?: string;
  title?: string;
  /** X's `reason`, such as `"client-not-enrolled"`. */
  reason?: string;
  /** Legacy error code, such as 99. */
  code?: number;
  /** X's sentences: every `errors[].message`, or else `detail`. */
  messages: readonly string[];
  /** Names of the parameters that X complained about. */
  parameters: readonly string[];
  /** What the body was. */
  body: "json" | "html" | "text" | "empty" | "none";
  /** Why no answer came, such as `"ECONNREFUSED"`, `"TIMEOUT"`, `"ABORTED"`. */
  network?: string;
  /** Requests that are left in the present rate-limit window. */
  remaining?: number;
  /** How many requests the whole window holds. */
  limit?: number;
  /** When the present rate-limit window ends. */
  resetAt?: Date;
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
  /** The answer came from a practice room. */
  practice?: boolean;
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
  messages: [],
  parameters: [],
  shapeNotes: [],
  body: "none",
};

/** What X said, if anything. */
export const said = (evidence: Evidence) =>
  evidence.messages.length ? `X says: "${evidence.messages.join(" ")}"` : "X gave no reason";

/** Reads X's answer, in any of its error shapes, into evidence. */
export function readAnswer(body: unknown): Omit<Evidence, "doing" | "host" | "shapeNotes"> {
  if (typeof body === "string" || body === undefined || body === null) {
    const text = (body ?? "").trim();
    const kind = text === "" ? "empty" : /^<(!doctype|html)/i.test(text) ? "html" : "text";
    return { messages: [], parameters: [], body: kind };
  }
  const answer = body as Record<string, unknown>;
  const errors = Array.isArray(answer.errors) ? answer.errors as Record<string, unknown>[] : [];
  // These words reach terminals: nothing in them may move a cursor.
  const text = (value: unknown) =>
    typeof value === "string" ? value.replace(/\p{Cc}+/gu, " ") : undefined;
  const named = errors.map((error) => text(error?.message)).filter((each) => each !== undefined);
  // The detail of a parameter error only says that there is one; the errors say which.
  const messages = named.length
    ? named
    : [text(answer.detail)].filter((each) => each !== undefined);
  const parameters = errors.flatMap((error) => [
    ...Object.keys((error?.parameters as Record<string, unknown> | undefined) ?? {}),
    ...(text(error?.parameter) ? [text(error.parameter)!] : []),
  ]);
  const code = errors.map((error) => error?.code).find((value) => typeof value === "number");
  return {
    type: text(answer.type)?.split("/").filter(Boolean).at(-1),
    title: text(answer.title),
    reason: text(answer.reason),
    code: code as number | undefined,
    resetDate: text(answer.reset_date),
    messages: [...new Set(messages)],
    parameters: [...new Set(parameters)],
    body: "json",
  };
}
