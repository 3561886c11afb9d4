/** The notebook's own display. */
export interface Notebook {
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
