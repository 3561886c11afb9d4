import type { Reservation } from "../money/mod.ts";
import { type Connection, newConnection } from "./connection.ts";
import { LARGEST_BODY } from "./read_body.ts";

/** One request on its way. */
export interface Flight {
  /** Ends it. */
  readonly controller: AbortController;
  readonly connection: Connection;
  /** Its line in the ledger. */
  readonly slip: Reservation;
  /** Why we ended it ourselves, where it was not the caller. */
  readonly ended?: "TIMEOUT" | "TOO LARGE";
  /** It is over: nothing watches it any more. */
  land(): void;
}

/** What a request is sent with. */
export interface FlightPlan {
  protocol: string;
  /** Seconds that it may take. */
  timeout: number;
  /** Each of them ends it. */
  signals: readonly (AbortSignal | undefined)[];
  slip: Reservation;
}

/** How often the bytes that came in are weighed, in milliseconds. */
const WEIGHING = 20;

/**
 * Watches a request from before it is sent: its time, the size of its answer (the library keeps
 * what comes in until its end, and there need not be one), and the signals that end it.
 */
export function takeOff({ protocol, timeout, signals, slip }: FlightPlan): Flight {
  const controller = new AbortController();
  const connection = newConnection(protocol);
  let ended: Flight["ended"];
  const stop = () => controller.abort();
  const end = (why: Flight["ended"]) => {
    ended = why;
    stop();
  };
  const clock = setTimeout(() => end("TIMEOUT"), timeout * 1000);
  const scales = setInterval(() => {
    if (connection.received() > LARGEST_BODY) end("TOO LARGE");
  }, WEIGHING);
  // The request itself keeps the process alive; its watch alone must not.
  Deno.unrefTimer(clock);
  Deno.unrefTimer(scales);
  for (const signal of signals) signal?.addEventListener("abort", stop);
  return {
    controller,
    connection,
    slip,
    get ended() {
      return ended;
    },
    land() {
      clearTimeout(clock);
      clearInterval(scales);
      for (const signal of signals) signal?.removeEventListener("abort", stop);
    },
  };
}
