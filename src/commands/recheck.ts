import { openCollection, type Rechecked } from "../../mod.ts";
import { formatPrice } from "../money/mod.ts";
import { listenForStop } from "./listen_for_stop.ts";
import { cardFor, give, type Output } from "./output.ts";

/** What `recheck` may be told. */
export interface RecheckFlags {
  budget?: number;
  /** Of a collection with pseudonyms: the file of their key, where it is not beside it. */
  pseudonymise?: boolean | string;
  patience?: number;
  practice?: boolean;
  json?: boolean;
}

const number = (value: number) => value.toLocaleString("en");

function inWords({ checked, deleted, hidden, removed, unknown, left, cost }: Rechecked): string {
  return [
    `${number(checked)} posts were checked (${formatPrice(cost)}).`,
    `${number(deleted)} are deleted, or their account is; ${
      number(hidden)
    } are of accounts that are ` +
    "protected or suspended.",
    `${number(removed)} were removed from the file, with reposts of them.`,
    ...(unknown
      ? [`Of ${number(unknown)}, X did not say why they did not come: they are kept.`]
      : []),
    ...(left ? [`${number(left)} are left to check.`] : []),
  ].join("\n");
}

/**
 * `recheck`: looks the posts of a collection up again, and removes what X shows no longer.
 *
 * @returns Whether all of them were asked for.
 */
export async function recheck(
  file: string,
  { budget, pseudonymise, ...flags }: RecheckFlags,
  output: Output,
): Promise<boolean> {
  using collection = await openCollection(file);
  const card = await cardFor(flags, output);
  const stopping = new AbortController();
  using _ = listenForStop(() => stopping.abort());
  const done = await card.recheck(collection, {
    ...{ budget, pseudonymise },
    signal: stopping.signal,
  });
  give(output, done, () => inWords(done));
  return done.left === 0;
}
