import { createHmac } from "node:crypto";
import type { Parameters } from "./read_parameters.ts";

/** Where the next page goes on. */
export interface PagePosition {
  /** How many posts came before. */
  offset: number;
  /** The end of the search, so that it stays the same on every page: milliseconds since 1970. */
  end: number;
}

/** The parameters that make it another search. */
const BOUND = ["query", "start_time", "end_time", "since_id", "until_id", "sort_order"];

const OFFSET = 6;
const END = 8;

function mark(parameters: Parameters, body: string, seed: string): string {
  const search = BOUND.map((name) => parameters.get(name) ?? null);
  const digest = createHmac("sha256", seed).update(JSON.stringify([search, body])).digest("hex");
  return BigInt(`0x${digest.slice(0, 30)}`).toString(36).padStart(24, "0");
}

/** Writes a token that is good for this search only. */
export function pageToken(parameters: Parameters, position: PagePosition, seed: string): string {
  const offset = position.offset.toString(36).padStart(OFFSET, "0");
  const end = (position.end / 1000).toString(36).padStart(END, "0");
  return mark(parameters, offset + end, seed) + offset + end;
}

/** Reads a token; nothing if it was changed or belongs to another search. */
export function readPageToken(
  parameters: Parameters,
  token: string,
  seed: string,
): PagePosition | undefined {
  const body = token.slice(-(OFFSET + END));
  if (token !== mark(parameters, body, seed) + body) return undefined;
  return {
    offset: parseInt(body.slice(0, OFFSET), 36),
    end: parseInt(body.slice(OFFSET), 36) * 1000,
  };
}
