import { setTimeout as wait } from "node:timers/promises";
import { isBilled } from "../../../money/mod.ts";
import {
  type AccessError,
  diagnose,
  type Evidence,
  NOTHING_KNOWN,
  readAnswer,
} from "../../../problems/mod.ts";
import { parametersOf, SEARCH_PATH, type SearchForm } from "./search_request.ts";

/** Sends a request to the practice room itself, as if it had come over the network. */
export type SendToRoom = (request: Request) => Promise<Response>;

/** What came back. */
export type Answered =
  /** Nothing, and why, in the words of a network. */
  | { network: "TIMEOUT" | "ECONNRESET" | "PARTIAL" | "TOO LARGE" }
  | { status: number; headers: Headers; text: string; body: unknown };

/** So long an answer is waited for, in milliseconds. */
const PATIENCE = 5000;

/** So much of it is read, in bytes; 100 posts with their authors have a tenth of this. */
const MOST = 1_000_000;

const late = (): Promise<"late"> => wait(PATIENCE, "late", { ref: false });

type Unread = "PARTIAL" | "TOO LARGE";

/** The text of an answer, or why there is none. */
async function readText(answer: Response): Promise<{ text: string } | { network: Unread }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > MOST) return { network: "TOO LARGE" };
    parts.push(part);
  }
  const promised = Number(answer.headers.get("content-length") ?? size);
  return size < promised ? { network: "PARTIAL" } : { text: await new Blob(parts).text() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function receive(answer: Response): Promise<Answered> {
  const { status, headers } = answer;
  if (answer.type === "error") return { network: "ECONNRESET" };
  try {
    const read = await readText(answer);
    return "network" in read ? read : { status, headers, ...read, body: parsed(read.text) };
  } catch {
    return { network: "PARTIAL" };
  }
}

/** Sends a search to the room with a Bearer Token, and waits for what comes. */
export async function sendSearch(
  form: SearchForm,
  bearerToken: string,
  { send, port = 80 }: { send: SendToRoom; port?: number },
): Promise<Answered> {
  const url = new URL(SEARCH_PATH, `http://127.0.0.1:${port}`);
  for (const [name, value] of parametersOf(form)) url.searchParams.set(name, value);
  const leaving = new AbortController();
  const request = new Request(url, {
    headers: { authorization: `Bearer ${bearerToken}` },
    signal: leaving.signal,
  });
  const answer = await Promise.race([send(request).then(receive), late()]);
  // An answer that never comes ends with whoever waited for it.
  leaving.abort();
  return answer === "late" ? { network: "TIMEOUT" } : answer;
}

const numberOf = (headers: Headers, name: string) => {
  const value = headers.get(name);
  return value === null ? undefined : Number(value);
};

/** What is left of the allowance of this quarter of an hour, as the headers say it. */
export function allowanceOf(headers: Headers) {
  const reset = numberOf(headers, "x-rate-limit-reset");
  return {
    limit: numberOf(headers, "x-rate-limit-limit"),
    remaining: numberOf(headers, "x-rate-limit-remaining"),
    resetAt: reset === undefined ? undefined : new Date(reset * 1000),
  };
}

/** Whether an answer brought what was asked for. */
export const isGood = (answer: Answered): answer is Extract<Answered, { status: number }> =>
  "status" in answer && answer.status === 200 && typeof answer.body === "object" &&
  answer.body !== null &&
  Array.isArray((answer.body as { data?: unknown }).data ?? []);

/** Why a search failed, in the words of the catalogue. */
export function explain(
  answer: Answered,
  { query, app, host }: Pick<Evidence, "host" | "query"> & { app: string },
): AccessError {
  const asked: Evidence = {
    ...NOTHING_KNOWN,
    doing: "search",
    place: "room",
    host,
    path: SEARCH_PATH,
    billed: isBilled(SEARCH_PATH),
    query,
    auth: "bearer",
    keys: `the Bearer Token of ${app}`,
  };
  if ("network" in answer) {
    const { network } = answer;
    return diagnose({ ...asked, network, timeout: PATIENCE / 1000 });
  }
  const { status, headers, body } = answer;
  return diagnose({ ...asked, ...readAnswer(body), status, ...allowanceOf(headers) });
}
