import { codeCells, type Notebook } from "./notebook.ts";
import type { Finding } from "./finding.ts";

/** A path on somebody's machine; the same words in a web address follow a host's name. */
const MACHINE_PATH =
  /(?<![\w.-])(?:\/(?:home|Users|root|work|tmp|private|var)\/|[A-Z]:\\)[^\s"'<>)]*/;

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Where saved outputs tell on which machine they were made. */
export function findMachinePaths(path: string, notebook: Notebook): Finding[] {
  return codeCells(notebook).flatMap(({ outputs }, i): Finding[] => {
    const found = stringsIn(outputs).map((text) => text.match(MACHINE_PATH)?.[0]).find(Boolean);
    if (!found) return [];
    return [{
      path,
      cell: i + 1,
      message: `its saved output names a place on a machine: ${found}`,
    }];
  });
}
