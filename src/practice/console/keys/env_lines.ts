import type { IssuedKeys } from "../../issue_keys.ts";
import { VARIABLES } from "../labels.tsx";

/** Keys as lines of a `.env` file. */
export function envLines(values: Partial<IssuedKeys>): string {
  return (Object.keys(VARIABLES) as (keyof IssuedKeys)[])
    .filter((part) => values[part] !== undefined)
    .map((part) => `${VARIABLES[part]}=${values[part]}\n`)
    .join("");
}
