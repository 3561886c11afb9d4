import { createHmac } from "node:crypto";
import { invalid } from "../wire/mod.ts";
import type { Parameters } from "./parameters.ts";

/** Where a page begins. */
export interface PagePosition {
  /** How many objects came before. */
  offset: number;
  /** The end of what is asked about, so that it stays on every page: milliseconds since 1970. */
  end: number;
}

/** What does not make it another question: how it is paged, and what is sent of each object. */
const FREE = /^(max_results|next_token|pagination_token|expansions|.*\.fields)$/;

const OFFSET = 6;
const END = 8;

/** Writes and reads the tokens of one question, by the seed of the room. */
export class PageTokens {
  readonly #question: string;
  readonly #seed: string;

  /** @param path The path as it was asked, with whom or what it is about. */
  constructor(path: string, parameters: Parameters, seed: string) {
    const asked = [...parameters].filter(([name]) => !FREE.test(name)).sort();
    this.#question = JSON.stringify([path, asked]);
    this.#seed = seed;
  }

  #mark(body: string): string {
    const digest = createHmac("sha256", this.#seed).update(this.#question + body).digest("hex");
    return BigInt(`0x${digest.slice(0, 30)}`).toString(36).padStart(24, "0");
  }

  /** A token that is good for this question only. */
  write({ offset, end }: PagePosition): string {
    const body = offset.toString(36).padStart(OFFSET, "0") +
      Math.floor(end / 1000).toString(36).padStart(END, "0");
    return this.#mark(body) + body;
  }

  /**
   * The position that a request names; nothing if it names none.
   *
   * @throws {InvalidRequest} if its token was changed or belongs to another question.
   */
  read(parameters: Parameters): PagePosition | undefined {
    const names = ["next_token", "pagination_token"].filter((name) => parameters.has(name));
    if (names.length === 0) return undefined;
    const [name] = names;
    const token = parameters.get(name)!;
    if (names.length > 1) {
      throw invalid(name, token, "Use one of `next_token` and `pagination_token`, not both");
    }
    const body = token.slice(-(OFFSET + END));
    if (token !== this.#mark(body) + body) {
      const message = `Invalid '${name}':'${token}'. It was changed, or belongs to another search.`;
      throw invalid(name, token, message);
    }
    return {
      offset: parseInt(body.slice(0, OFFSET), 36),
      end: parseInt(body.slice(OFFSET), 36) * 1000,
    };
  }
}

/** One page of a list, and the tokens of its neighbours. */
export interface Page<T> {
  page: T[];
  tokens: { next_token?: string; previous_token?: string };
}

/** Cuts the page out of a list that a request asks for. */
export function pageOf<T>(
  all: readonly T[],
  { offset, end, size, tokens }: PagePosition & { size: number; tokens: PageTokens },
): Page<T> {
  const next = offset + size;
  return {
    page: all.slice(offset, next),
    tokens: {
      ...(next < all.length ? { next_token: tokens.write({ offset: next, end }) } : {}),
      ...(offset > 0
        ? { previous_token: tokens.write({ offset: Math.max(0, offset - size), end }) }
        : {}),
    },
  };
}
