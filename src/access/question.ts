import type { Charge } from "../money/mod.ts";
import type { SignedAs } from "./clients.ts";
import type { RateLimit } from "./limit_headers.ts";
import type { Waiting } from "./patience.ts";

/** One request. */
export interface Question {
  /** The path, such as `"tweets/search/recent"`, under `/2/`. */
  path: string;
  params?: Record<string, string | number | undefined>;
  /** What is being done, as it reads after "Cannot". */
  doing: string;
  /** How it must be signed; the app first where it does not matter. */
  as?: SignedAs;
  signal?: AbortSignal;
  /** Seconds that it may wait in all. @default the network's own */
  patience?: number;
  /** Told of every wait, once a second. @default who the network tells */
  onWait?: (waiting: Waiting) => void;
  /** Told of what X may have charged for an answer that was lost on its way. */
  onLost?: (lost: Charge) => void;
  /** Whether a good answer has the shape that it must have. @default any JSON */
  expects?: (body: Record<string, unknown>) => boolean;
}

/** One good answer. */
export interface Answer {
  body: Record<string, unknown>;
  /** What it cost. */
  charge: Charge;
  /** How much is left of this 15-minute window, where X says so. */
  rateLimit?: RateLimit;
}
