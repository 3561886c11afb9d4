import {
  type Cell,
  cellOf,
  type Column,
  giveFaces,
  show as showValue,
  SHOWN_ROWS,
  type Table,
  tableFaces,
} from "../display/mod.ts";
import { stampOf } from "../problems/mod.ts";
import { COLUMNS, PRACTICE_SITE } from "./columns.ts";
import type { Post } from "./post.ts";

/** A number of things, such as `"1 post"` or `"1,200 posts"`. */
export const plural = (count: number, one: string): string =>
  `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;

/** What stands in a table of posts, whichever posts they are. */
export function postRows(posts: readonly Post[]): Pick<Table, "columns" | "rows" | "more"> {
  // Without authors there are only their ids, which say nothing to a reader.
  const named = posts.some(({ username }) => username != null);
  // What somebody added to the rows is what they want to see.
  const added = Object.keys(posts[0] ?? {}).filter((name) => !(name in COLUMNS));
  const more = added.map((title): Column => ({ title }));
  return {
    columns: [
      { title: "When (UTC)" },
      ...(named ? [{ title: "Author" }] : []),
      { title: "Post", grow: true },
      { title: "Likes", align: "right" },
      { title: "Reposts", align: "right" },
      ...more,
    ],
    rows: Array.from(posts.slice(0, SHOWN_ROWS), (post): Cell[] => [
      {
        text: post.created_at?.slice(0, 16).replace("T", " ") ?? post.id,
        href: isMadeUp(post) ? "" : post.url ?? "",
      },
      ...(named ? [post.username && `@${post.username}`] : []),
      post.text,
      post.like_count,
      post.repost_count,
      ...added.map((name) => cellOf((post as unknown as Record<string, unknown>)[name])),
    ]),
    more: Math.max(0, posts.length - SHOWN_ROWS),
  };
}

/** Posts that a replay brought; a row does not say so. */
const REPLAYED = new WeakSet<Post>();

/** Notes that a replay brought posts, for lists that are made of them. */
export function noteReplayed(posts: readonly Post[]): void {
  for (const post of posts) REPLAYED.add(post);
}

const isMadeUp = ({ url }: Post) => url?.startsWith(PRACTICE_SITE) ?? false;

/** Whether a value is a list of posts, such as `posts.filter` gives. */
function arePosts(value: unknown): value is readonly Post[] {
  return Array.isArray(value) && value.length > 0 &&
    value.every((row) =>
      typeof row?.id === "string" && typeof row.text === "string" &&
      "created_at" in row && "like_count" in row && "repost_count" in row
    );
}

/** A list of posts, as a thing that shows itself. */
function tableOf(posts: readonly Post[]): object {
  const shown = {};
  const isReplayed = posts.some((post) => REPLAYED.has(post));
  giveFaces(shown, () =>
    tableFaces({
      title: plural(posts.length, "post"),
      stamp: stampOf(isReplayed ? "replay" : posts.some(isMadeUp)),
      ...postRows(posts),
    }));
  return shown;
}

/**
 * Shows a value: a card, posts, any list of rows (as a table), an error (as a card), or anything
 * else. In a notebook it survives runs without a screen, which lose what a cell shows last; in a
 * terminal it prints.
 *
 * @param value What to show.
 *
 * @example
 * ```ts
 * import { connect, show } from "@library-card/access";
 *
 * const card = await connect({ practice: true });
 * await show(card);
 * const posts = await card.search("library lang:en");
 * await show(posts.filter((post) => post.type !== "retweet"));
 * ```
 */
export async function show(value: unknown): Promise<void> {
  const hasFaces = (value as Record<symbol, unknown> | null)?.[Symbol.for("Jupyter.display")];
  await showValue(!hasFaces && arePosts(value) ? tableOf(value) : value);
}
