/** How many letters must be added, dropped, changed or swapped to get from one word to the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

/**
 * The word of a list that a mistyped one is nearest to: at most one change in short words, two in
 * words of six letters or more.
 */
export function nearest(word: string, list: readonly string[]): string | undefined {
  const most = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  let best: { each: string; changes: number } | undefined;
  for (const each of list) {
    if (Math.abs(each.length - word.length) > most) continue;
    const changes = distance(word, each);
    if (changes <= most && changes < (best?.changes ?? Infinity)) best = { each, changes };
  }
  return best?.each;
}
