import type { Markup } from "./html.ts";
import { screenWidth } from "./text_width.ts";

/** What an object looks like in each place where it can be shown. */
export interface Faces {
  /** For a notebook: readable on light and on dark. */
  html(): Markup;
  /** For previews that show no HTML. */
  markdown(): string;
  /** For a terminal of so many columns. */
  text(width: number): string;
}

/**
 * Gives a class, or one object, its faces in every way in which Deno, Node and Jupyter show
 * things: nothing of the object's inside is ever shown instead. Call it in a static block with
 * the class's prototype.
 *
 * @param target Gets the faces, as properties that do not show.
 * @param faces Makes them, from the object that is shown.
 */
export function giveFaces<T extends object>(target: T, faces: (self: T) => Faces): void {
  // A face that fails must not take the cell with it, nor let the inside be shown.
  const safely = (self: T, width: () => number): string => {
    try {
      return faces(self).text(width());
    } catch {
      return `[${target.constructor?.name ?? "Object"}]`;
    }
  };
  const text = function (this: T): string {
    return safely(this, screenWidth);
  };
  const define = (key: PropertyKey, value: unknown) =>
    Object.defineProperty(target, key, {
      value,
      enumerable: false,
      configurable: true,
      writable: true,
    });
  define(Symbol.for("Deno.customInspect"), text);
  define(Symbol.for("nodejs.util.inspect.custom"), text);
  define("toString", text);
  define(Symbol.for("Jupyter.display"), function (this: T): Record<string, string> {
    try {
      const { html, markdown, text } = faces(this);
      return { "text/html": `${html()}`, "text/markdown": markdown(), "text/plain": text(100) };
    } catch {
      return { "text/plain": safely(this, () => 100) };
    }
  });
}
