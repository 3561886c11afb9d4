/** Something to mend in a notebook. */
export interface Finding {
  /** The notebook's path. */
  path: string;
  /** Which code cell, from 1: the number that stands beside it once the notebook has run. */
  cell?: number;
  /** Which line of the cell, from 1. */
  line?: number;
  message: string;
}

/** The finding in one line. */
export function sayFinding({ path, cell, line, message }: Finding): string {
  const places = [path, cell && `code cell ${cell}`, line && `line ${line}`];
  return `${places.filter(Boolean).join(", ")}: ${message}`;
}
