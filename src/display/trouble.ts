import { html, type Markup } from "./html.ts";
import { plainMarkdown } from "./markdown.ts";
import { tame, wrap } from "./text_width.ts";

/** What stops a reader, in full. */
export interface Trouble {
  title: string;
  /** What happened and why, as a sentence. */
  text?: string;
  /** What to do next, in order, as whole sentences. */
  steps: string[];
  /** Where to read more. */
  more?: string;
}

/** A step can bring a picture of a few lines with it, such as a mark under a query. */
const STEP = "white-space:pre-wrap";

/** The trouble for a notebook. */
export function troubleHtml({ title, text, steps, more }: Trouble): Markup {
  return html`
    <div
      style="margin:.7em 0 .2em;padding-left:.8em;border-left:3px solid rgba(128,128,128,.6)"><strong>✗ ${title}</strong>${text &&
        html`<p style="margin:.2em 0">${text}</p>`}<ol style="margin:.2em 0;padding-left:1.6em">${steps
        .map((step) => html`<li style="${STEP}">${step}</li>`)}</ol>${more &&
        html`<p style="margin:.2em 0;font-size:.92em">${more}</p>`}</div>
  `;
}

/** The trouble in Markdown. */
export function troubleMarkdown({ title, text, steps, more }: Trouble): string {
  return [
    `**✗ ${plainMarkdown(title)}**`,
    ...(text ? [plainMarkdown(text)] : []),
    steps.map((step, i) => `${i + 1}. ${plainMarkdown(step)}`).join("\n"),
    ...(more ? [plainMarkdown(more)] : []),
  ].join("\n\n");
}

/** Wraps each line by itself; one that is indented is a picture, and stays as it is. */
function wrapped(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) =>
    /^\s/.test(line) ? [tame(line)] : wrap(tame(line), width)
  );
}

/** The trouble for a terminal of so many columns. */
export function troubleText({ title, text, steps, more }: Trouble, width: number): string[] {
  return [
    "",
    ...wrap(`✗ ${tame(title)}`, width),
    ...wrap(tame(text ?? ""), width),
    ...steps.flatMap((step, i) =>
      wrapped(step, width - 5).map((line, row) =>
        `${row === 0 ? `${i + 1}.`.padStart(4) : "    "} ${line}`
      )
    ),
    // A link that is broken into lines cannot be clicked.
    ...(more ? [tame(more)] : []),
    "",
  ];
}
