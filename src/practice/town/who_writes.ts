import type { Author } from "./authors.ts";
import type { Random } from "./random.ts";

/** Picks who writes: the first ones of the list much more often. */
export function whoWrites(authors: readonly Author[], chance: Random): () => Author {
  const bounds: number[] = [];
  let total = 0;
  for (const { activity } of authors) bounds.push(total += activity);
  return () => {
    const mark = chance.next() * total;
    let low = 0;
    for (let high = bounds.length - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (bounds[middle] <= mark) low = middle + 1;
      else high = middle;
    }
    return authors[low];
  };
}
