import type { Announced, CollectOptions, CollectProgress } from "../collection/mod.ts";
import { type InPlace, inPlace, isWatched } from "../display/mod.ts";
import { formatPrice } from "../money/mod.ts";
import { priceWords, stampOf } from "../problems/mod.ts";

/** A collection on its way, as somebody who waits for it sees it. */
export interface CollectLine {
  /** It is known what is going to be bought. */
  begin: (announced: Announced) => void;
  /** A page has come, or a second of waiting has passed. */
  onProgress: (progress: CollectProgress) => void;
  /** It is over, whatever came of it. */
  end: () => void;
}

/** Milliseconds between two states of the line: a notebook takes no more. */
const PACE = 200;

const number = (value: number) => Math.round(value).toLocaleString("en");
const inWords = (seconds: number) =>
  seconds < 60
    ? `${Math.ceil(seconds)} s`
    : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;

function tell(progress: CollectProgress, now: number): string {
  const { posts, expected, charge, rate, secondsLeft, rateLimit, waitsUntil } = progress;
  const sofar = expected === undefined
    ? `${number(posts)} posts`
    : `${number(posts)} of ${number(expected)} posts`;
  const price = formatPrice(charge.cost);
  if (waitsUntil) {
    const left = Math.max(0, (waitsUntil.getTime() - now) / 1000);
    return `${sofar} are in the file, ${price}. Waiting for X: ${
      inWords(left)
    } left. Stop ends it.`;
  }
  return [
    sofar,
    ...(rate > 0 ? [`${number(rate)} a second`] : []),
    price,
    ...(rateLimit ? [`${rateLimit.remaining} of ${rateLimit.limit} requests left`] : []),
    ...(secondsLeft ? [`about ${inWords(secondsLeft)} left`] : []),
  ].join(" · ");
}

/**
 * One line that says what a collection costs and how far it has come, where somebody can see it; of
 * which a saved notebook keeps the last state only.
 *
 * @param aside Takes the price where there is no line, as in a log.
 * @param open Opens the line that changes where it stands; nothing where nobody watches.
 * @param now Milliseconds since 1970.
 */
export function collectLine(
  { to }: Pick<CollectOptions, "to">,
  aside: (sentence: string) => void,
  open: () => InPlace | undefined = () => isWatched() ? inPlace() : undefined,
  now: () => number = Date.now,
): CollectLine {
  let line: InPlace | undefined;
  let last: CollectProgress | undefined;
  let said = -Infinity;
  let stamp: string | undefined;
  const stamped = (text: string) => stamp === undefined ? text : `${stamp}: ${text}`;
  const say = (text: string, otherwise = (_: string) => {}) => {
    line ??= open();
    (line?.say ?? otherwise)(stamped(text));
  };
  return {
    begin: ({ query, held, posts, cost, room }) => {
      stamp = stampOf(room);
      const what = posts === undefined ? "Collecting" : `Collecting up to ${number(posts)} posts`;
      const price = cost ? `: ${priceWords(formatPrice(cost), room)}` : "";
      const before = held > 0 ? ` ${number(held)} are in the file already.` : "";
      say(`${what} for ${query}${price}.${before}`, aside);
    },
    onProgress: (progress) => {
      last = progress;
      if (now() - said < PACE) return;
      said = now();
      say(tell(progress, now()));
    },
    end: () => {
      const { posts, charge } = last ?? {};
      line?.end(
        charge &&
          stamped(`${number(posts!)} posts are in ${to} (${formatPrice(charge.cost)} in all).`),
      );
    },
  };
}
