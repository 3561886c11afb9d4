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

/**
 * Shows a value: a card, posts, keys, or anything else. In a notebook it survives runs without a
 * screen, which lose what a cell shows last; in a terminal it prints.
 *
 * @param value What to show.
 *
 * @example
 * ```ts
 * import { connect, show } from "@library-card/access";
 *
 * await show(await connect({ practice: true }));
 * ```
 */
export async function show(value: unknown): Promise<void> {
  const here = notebook();
  if (!here) return console.log(value);
  await display(value, here);
}

/**
 * Shows a value beside the result: in a notebook like {@linkcode show}, in a terminal on standard
 * error, so that nothing but the result is on standard output.
 */
export async function showAside(value: unknown): Promise<void> {
  const here = notebook();
  if (!here) return console.error(value);
  await display(value, here);
}

async function display(value: unknown, here: Notebook): Promise<void> {
  const face = (value as Record<symbol, unknown> | null | undefined)
    ?.[Symbol.for("Jupyter.display")];
  const bundle = typeof face === "function"
    ? await face.call(value)
    : { "text/plain": typeof value === "string" ? value : Deno.inspect(value) };
  await here.display(bundle, { raw: true });
  // The kernel may say that it is done before the last output has left: one tick lets it leave.
  await new Promise((resolve) => setTimeout(resolve, 0));
}
