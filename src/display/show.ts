import { errorFaces } from "./error_card.ts";
import { type Faces, giveFaces } from "./faces.ts";
import { areRows, rowsTable } from "./rows.ts";
import { tableFaces } from "./table.ts";

/** The notebook's own display. */
interface Notebook {
  display(value: unknown, options?: object): Promise<void>;
}

/** The notebook that this runs in. Outside one, looking at `Deno.jupyter` throws. */
export function notebook(): Notebook | undefined {
  try {
    return (Deno as { jupyter?: Notebook }).jupyter;
  } catch {
    return undefined;
  }
}

/** What is shown of a value: one with faces as it is, an error as a card, rows as a table. */
function facing(value: unknown): unknown {
  if (hasFace(value)) return value;
  if (value instanceof Error) return withFaces(errorFaces(value));
  return areRows(value) ? withFaces(tableFaces(rowsTable(value))) : value;
}

const FACE = Symbol.for("Jupyter.display");
const hasFace = (value: unknown) =>
  typeof (value as Record<symbol, unknown> | null | undefined)?.[FACE] === "function";

function withFaces(faces: Faces): object {
  const shown = {};
  giveFaces(shown, () => faces);
  return shown;
}

/**
 * Shows a value: what has faces with them, an error as a card, a list of rows as a table, and
 * anything else as it is. In a notebook it survives runs without a screen, which lose what a cell
 * shows last; in a terminal it prints.
 */
export async function show(value: unknown): Promise<void> {
  const here = notebook();
  if (!here) return console.log(facing(value));
  await display(facing(value), here);
}

/**
 * Shows a value beside the result: in a notebook like {@linkcode show}, in a terminal on standard
 * error, so that nothing but the result is on standard output.
 */
export async function showAside(value: unknown): Promise<void> {
  const here = notebook();
  if (!here) return console.error(facing(value));
  await display(facing(value), here);
}

async function display(value: unknown, here: Notebook): Promise<void> {
  const face = (value as Record<symbol, unknown> | null | undefined)?.[FACE];
  const bundle = typeof face === "function"
    ? await face.call(value)
    : { "text/plain": typeof value === "string" ? value : Deno.inspect(value) };
  await here.display(bundle, { raw: true });
  // The kernel may say that it is done before the last output has left: one tick lets it leave.
  await new Promise((resolve) => setTimeout(resolve, 0));
}
