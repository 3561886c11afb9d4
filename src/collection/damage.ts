import { readBody } from "../pages/mod.ts";
import { type AccessError, atPlace, raise } from "../problems/mod.ts";

/** The error for a file in which something does not read as it was written. */
export const damaged = (found: string): AccessError =>
  raise("collection-unusable", {
    doing: "read the collection",
    found,
    nextSteps: (told) => [
      "Something other than Library Card changed the file, or its disk fails: go on with a copy of " +
      "it from before.",
      ...atPlace(told, { code: "collection.query(…) still reads what is whole in it." }),
      "Nothing was sent.",
    ],
  });

/**
 * The body of a page.
 *
 * @throws {AccessError} `collection-unusable`
 */
export function bodyOf(pageId: number, body: unknown): Record<string, unknown> {
  try {
    return readBody(body as Uint8Array);
  } catch {
    throw damaged(`page ${pageId} of the file is damaged: its body cannot be read`);
  }
}

/**
 * What a column holds as JSON.
 *
 * @param where The row and the column, such as `"run 1, column options"`.
 * @throws {AccessError} `collection-unusable`
 */
// deno-lint-ignore no-explicit-any -- As JSON.parse: what it holds is known by its column.
export function jsonOf(json: unknown, where: string): any {
  try {
    return JSON.parse(String(json));
  } catch {
    throw damaged(`${where} of the file is damaged: it is not JSON`);
  }
}
