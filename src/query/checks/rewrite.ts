import type { QueryProblem, QueryProblemCode } from "../query_problem.ts";
import type { Span } from "../query_tree.ts";

/** A change of a text: put `text` in the place from `start` to `end`. */
type Edit = Span & { text: string };

/** A sign that is not what it was meant for, and what to write in its place. */
export interface OddSign extends Edit {
  code: QueryProblemCode;
  words?: string[];
}

/** A text after some changes, and where its parts came from. */
export interface Rewritten {
  text: string;
  /** Where a part of the new text stood in the old one; not `exact` if only about there. */
  back(span: Span): Span & { exact: boolean };
}

/** Applies changes that do not overlap, in the order of the text. */
export function rewrite(text: string, edits: readonly Edit[]): Rewritten {
  if (edits.length === 0) return { text, back: ({ start, end }) => ({ start, end, exact: true }) };
  const starts: number[] = [];
  const ends: number[] = [];
  /** Signs before which, and after which, nothing of the old text begins or ends. */
  const inner = { start: new Set<number>(), end: new Set<number>() };
  let written = "";
  const keep = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      starts.push(at);
      ends.push(at + 1);
    }
    written += text.slice(from, to);
  };
  let from = 0;
  for (const { start, end, text: put } of edits) {
    keep(from, start);
    for (let i = 0; i < put.length; i++) {
      if (i > 0) inner.start.add(starts.length);
      if (i < put.length - 1) inner.end.add(starts.length);
      starts.push(start);
      ends.push(end);
    }
    written += put;
    from = end;
  }
  keep(from, text.length);
  return {
    text: written,
    back({ start, end }) {
      const first = starts[start] ?? text.length;
      const exact = !inner.start.has(start) && !(end > start && inner.end.has(end - 1));
      return { start: first, end: end > start ? Math.max(first, ends[end - 1]) : first, exact };
    },
  };
}

/** A problem of the new text, told at its place in the old one. */
export function movedBack(problem: QueryProblem, { back }: Rewritten): QueryProblem {
  const { fix, ...rest } = problem;
  const { start, end } = back(problem);
  const moved: QueryProblem = { ...rest, start, end };
  const place = fix && back(fix);
  // A part of what is put there anew can be mended only once it is there.
  if (place?.exact) moved.fix = { ...fix!, start: place.start, end: place.end };
  return moved;
}
