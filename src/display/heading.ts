import { type Practice } from "../problems/mod.ts";
import { html, type Markup } from "./html.ts";
import { plainMarkdown } from "./markdown.ts";
import { tame } from "./text_width.ts";

/** What stands above a table, a sheet or bars. */
interface Heading {
  title?: string;
  /** Stands out, such as `"PRACTICE"`. */
  stamp?: string;
}

/** Where that comes from, as a sentence. */
export const originOf = (practice: Practice, what: string): string[] =>
  practice === "replay"
    ? ["Replayed from a collection. Nothing was asked of X, and nothing was charged."]
    : practice
    ? [`Made-up ${what} from the practice room. Nothing was charged.`]
    : [];

/** The stamp, as on paper. */
export function stampHtml(stamp: string | undefined): Markup | undefined {
  return stamp === undefined
    ? undefined
    : html`<strong style="${
      "display:inline-block;border:2px solid;border-radius:5px;padding:.05em .5em;" +
      "letter-spacing:.14em;transform:rotate(-4deg);font-size:.9em"
    }">${stamp}</strong>`;
}

/** The stamp, for a line of text. */
export const stampText = (stamp: string): string => `*** ${stamp} ***`;

/** A heading in Markdown; empty where there is none. */
export function headingMarkdown({ title, stamp }: Heading): string {
  return [title, stamp].filter((text) => text !== undefined)
    .map((text) => `**${plainMarkdown(text)}**`).join(" ");
}

/** A heading as a line of text; empty where there is none. */
export function headingText({ title, stamp }: Heading): string {
  return [title && tame(title), stamp && stampText(stamp)].filter(Boolean).join("   ");
}
