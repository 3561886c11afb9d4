import { pricedPath } from "./priced_paths.ts";

/** One object of an answer that X may charge for. */
export interface Item {
  kind: "post" | "user";
  /** Absent where the answer gives none. */
  id?: string;
  /** Whether it was asked for; else it came along with what was. */
  asked: boolean;
}

/** What is to be paid for one answer, before it is known what was read before. */
export interface Bill {
  /** For the request itself, in thousandths of a US dollar. */
  request: number;
  items: Item[];
}

type Json = Record<string, unknown>;

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

function items(values: unknown, kind: Item["kind"], asked: boolean): Item[] {
  return list(values).map((value) => {
    const id = (value as Json | null)?.id;
    return { kind, id: typeof id === "string" ? id : undefined, asked };
  });
}

/**
 * What is to be paid for an answer of the X API.
 *
 * @param path The path that was asked, such as `"/2/tweets/search/recent"`.
 * @param body The answer, as parsed JSON.
 */
export function billFor(path: string, body: unknown): Bill {
  const { data, includes } = (body ?? {}) as { data?: unknown; includes?: Json };
  const row = pricedPath(path);
  if (row?.by === "request") return { request: row.price, items: [] };
  if (row?.by !== "post" && row?.by !== "user") return { request: 0, items: [] };
  return {
    request: 0,
    items: [
      ...items(data, row.by, true),
      ...items(includes?.tweets ?? includes?.posts, "post", false),
      ...items(includes?.users, "user", false),
    ],
  };
}
