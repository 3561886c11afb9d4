import { codeCells, type Notebook } from "./notebook.ts";

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

const SECRET_NAME = /key|secret|token|passw|bearer|credential/i;

/** No path, no URL, no list: one long word with letters and digits in it, as keys are. */
const KEY_SHAPE = /^(?![/.~]|[A-Za-z]:|\w+:\/\/)(?=.*\d)(?=.*[A-Za-z])[\w%+=~/.-]{16,}$/;

const isSecret = (name: string, value: string) =>
  KEY_SHAPE.test(value) || (SECRET_NAME.test(name) && /^\S{8,}$/.test(value));

/** The names of the variables whose value is a secret by name or shape, and stands in the text. */
export function findSecrets(text: string, environment: Record<string, string>): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => isSecret(name, value) && text.includes(value))
    .map(([name]) => name);
}
