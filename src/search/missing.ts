/** An object that an answer refers to and X left out. */
export interface Missing {
  /** What kind of object it is, in X's word, such as `"user"`. */
  type: string | null;
  /** Its id. */
  id: string | null;
  /** Why, in X's words, such as `"Not Found Error"`. */
  why: string;
}

/**
 * What a good answer leaves out: X answers 200 with `errors[]` where some objects could not be
 * had, such as posts of protected or suspended accounts. The rest of the answer is kept.
 */
export function readMissing(body: Record<string, unknown>): Missing[] {
  const errors = Array.isArray(body.errors) ? body.errors as Record<string, unknown>[] : [];
  const text = (value: unknown) => typeof value === "string" ? value : null;
  return errors.map((error) => ({
    type: text(error?.resource_type),
    id: text(error?.resource_id) ?? text(error?.value),
    why: text(error?.title) ?? text(error?.detail) ?? "no reason given",
  }));
}
