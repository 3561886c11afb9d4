import { stoppable } from "../access/mod.ts";
import { toOptions } from "../problems/mod.ts";
import type { ConnectOptions } from "./access_options.ts";
import type { LibraryCard } from "./library_card.ts";

/**
 * Finds your keys, checks them in the cheapest way, and gives you the library card.
 *
 * Keys are looked for in `options.keys`, the environment, the nearest `.env`, the keychain and a
 * command where they were asked for, and at a masked prompt, part by part. The check asks X for your usage, which is free. Running it again with the
 * same keys within ten minutes sends nothing.
 *
 * @param options See {@linkcode ConnectOptions}.
 * @returns The card: search, count, and what it cost.
 * @throws {AccessError} What went wrong, why, and what to do next.
 *
 * @example Rehearse without keys
 * ```ts
 * import { connect } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const card = await connect({ practice: true });
 * equal(card.practice, true);
 * ok(card.opens.recentSearch);
 * ```
 *
 * @example Never spend more than ten cents
 * ```ts
 * import { connect } from "@library-card/access";
 * import { deepEqual } from "node:assert/strict";
 *
 * const card = await connect({ practice: true, budget: 0.10 });
 * const posts = await card.search("library lang:en", { limit: 100 });
 * deepEqual([posts.length, posts.ended, card.spent.cost.high], [20, "budget", 0.1]);
 * ```
 *
 * @example Meet a failure before X sends it
 * ```ts
 * import { AccessError, connect } from "@library-card/access";
 * import { equal, ok } from "node:assert/strict";
 *
 * const card = await connect({ practice: true, scenario: "credits-depleted" });
 * const error = await card.search("library").catch((error) => error);
 * ok(error instanceof AccessError);
 * equal(error.problem, "credits-depleted");
 * ```
 */
export async function connect(options: ConnectOptions = {}): Promise<LibraryCard> {
  return await stoppable(toOptions(options, "connect").signal, async (stop) => {
    const { enter } = await import("./enter.ts");
    return await enter(options, stop);
  });
}
