import { graphemes, tame, textWidth } from "./text_width.ts";

/** What a reader sees as one character, and where it stands. */
interface Cell {
  shown: string;
  start: number;
  end: number;
  width: number;
}

/** A place of a text. */
interface Place {
  start: number;
  end: number;
}

function cellsOf(text: string): Cell[] {
  let at = 0;
  return graphemes(text).map((grapheme) => {
    const shown = /\s/.test(grapheme) ? " " : tame(grapheme);
    const start = at;
    at += grapheme.length;
    return { shown, start, end: at, width: textWidth(shown) };
  });
}

/** Cuts cells into lines of at most a width, after a space where there is one near the end. */
function linesOf(cells: readonly Cell[], width: number): Cell[][] {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let used = 0;
  for (const cell of cells) {
    if (used + cell.width > width && line.length > 0) {
      const space = line.findLastIndex(({ shown }) => shown === " ") + 1;
      const cut = space > line.length / 2 ? space : line.length;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
      used = line.reduce((sum, { width }) => sum + width, 0);
    }
    line.push(cell);
    used += cell.width;
  }
  return [...lines, line];
}

/** Puts carets and their numbers into as few rows as they need, each from left to right. */
function rowsUnder(line: readonly Cell[], marks: readonly Place[], last: boolean): string[] {
  const rows: string[] = [];
  const from = line[0]?.start ?? 0;
  const to = line[line.length - 1]?.end ?? 0;
  marks.forEach(({ start, end }, i) => {
    const here = start < to && end > from || start === end && start >= from && start < to ||
      last && start >= to;
    if (!here) return;
    let column = 0;
    let length = 0;
    for (const cell of line) {
      if (cell.end <= start) column += cell.width;
      else if (cell.start < end) length += cell.width;
    }
    // The number stands where the mark ends, which may be on a later line.
    const drawn = "^".repeat(Math.max(1, length)) + (end <= to || last ? ` ${i + 1}` : "");
    const row = rows.findIndex((each) => each.length < column);
    if (row < 0) rows.push(" ".repeat(column) + drawn);
    else rows[row] = rows[row].padEnd(column) + drawn;
  });
  return rows;
}

/** A text in lines of at most a width, with numbered carets under each mark. */
export function caretRows(text: string, marks: readonly Place[], width: number): string[] {
  const lines = linesOf(cellsOf(text), width);
  return lines.flatMap((line, i) => [
    line.map(({ shown }) => shown).join("").trimEnd(),
    ...rowsUnder(line, marks, i === lines.length - 1),
  ]);
}
