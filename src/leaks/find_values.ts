import { plainSigns, readingsOf, type WrittenForm, writtenForms } from "./written_forms.ts";

/** A secret to be looked for, in whatever way it is written. */
export interface Secret {
  value: string;
  /** What it is, as it reads in a sentence, such as `"Bearer Token"`. */
  kind: string;
  /** Whether the value itself is known to be in use, or only looks like X's. */
  by: "value" | "shape";
}

/** A secret with its forms. */
export interface Sought extends Secret {
  forms: WrittenForm[];
}

/** Where a secret stands in a text: from `start` up to `end`. */
export interface Spot {
  secret: Sought;
  start: number;
  end: number;
  /** How it is written, in words. */
  how: string;
}

/** Makes a secret ready to be looked for. */
export const seek = (secret: Secret): Sought => ({ ...secret, forms: writtenForms(secret.value) });

function formIn(text: string, { forms }: Sought): WrittenForm | undefined {
  for (const reading of readingsOf(text)) {
    const signs = plainSigns(reading);
    const form = forms.find((each) => signs.includes(each.signs));
    if (form) return form;
  }
  return undefined;
}

/** The smallest number from `low` to `high` for which it holds; it must hold for `high`. */
function smallest(low: number, high: number, holds: (at: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Which of the secrets stand in a text, in any of their forms.
 *
 * @returns The secrets; where each stands, {@linkcode spotsOf} tells.
 */
export function secretsIn(text: string, sought: readonly Sought[]): Sought[] {
  const open = new Set(sought);
  for (const reading of readingsOf(text)) {
    if (open.size === 0) break;
    const signs = plainSigns(reading);
    for (const secret of open) {
      if (secret.forms.some((form) => signs.includes(form.signs))) open.delete(secret);
    }
  }
  return sought.filter((secret) => !open.has(secret));
}

/** No text has room for more of them than anybody reads. */
const MOST_SPOTS = 1_000;

/** How much of a text is looked at around a secret that is written in a way of its own. */
const PIECE = 16_384;

/** The last that a piece shares with the next: longer than a secret in any form. */
const OVERLAP = 4_096;

/**
 * Every place in a text where a secret stands. Whatever layers it lies under, its end is the
 * shortest beginning of the text that holds it, and its start the shortest end of that.
 */
export function spotsOf(text: string, secret: Sought): Spot[] {
  const spots: Spot[] = [];
  for (let from = 0; from < text.length; from += PIECE - OVERLAP) {
    const piece = text.slice(from, from + PIECE);
    let at = Math.max(0, (spots.at(-1)?.end ?? 0) - from);
    while (spots.length < MOST_SPOTS) {
      const rest = piece.slice(at);
      if (!formIn(rest, secret)) break;
      const end = smallest(1, rest.length, (end) => !!formIn(rest.slice(0, end), secret));
      const form = formIn(rest.slice(0, end), secret)!;
      const only = { ...secret, forms: [form] };
      const back = smallest(1, end, (length) => !!formIn(rest.slice(end - length, end), only));
      const start = end - back;
      const written = rest.slice(start, end);
      spots.push({
        secret,
        start: from + at + start,
        end: from + at + end,
        how: form.how !== "as it is" || written === secret.value
          ? form.how
          : plainSigns(written) === form.signs
          ? "in pieces"
          : "escaped, or with marks between its letters",
      });
      at += end;
    }
  }
  return spots;
}
