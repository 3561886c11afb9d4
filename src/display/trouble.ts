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

/** A piece of a step: words, or a picture of a few lines, such as a mark under a query. */
interface StepPiece {
  text: string;
  /** It needs letters of one width, and its blanks. */
  picture: boolean;
}

/** A step in pieces. Lines that are indented are a picture; it loses what they all are indented. */
export function stepPieces(step: string): StepPiece[] {
  const pieces: { lines: string[]; picture: boolean }[] = [];
  for (const line of step.split("\n").filter((line) => line.trim())) {
    const picture = /^\s/.test(line);
    const last = pieces.at(-1);
    if (last?.picture === picture) last.lines.push(line);
    else pieces.push({ lines: [line], picture });
  }
  return pieces.map(({ lines, picture }) => {
    const indent = picture ? Math.min(...lines.map((line) => line.search(/\S/))) : 0;
    return { text: lines.map((line) => line.slice(indent)).join("\n"), picture };
  });
}

const PICTURE = "display:block;margin:.3em 0;padding:0;white-space:pre;overflow-x:auto;" +
  "background:transparent;font-family:ui-monospace,Menlo,Consolas,monospace";

const stepHtml = (step: string) =>
  html`<li style="white-space:pre-line">${
    stepPieces(step).map(({ text, picture }) =>
      picture ? html`<code style="${PICTURE}">${text}</code>` : text
    )
  }</li>`;

/** The trouble for a notebook. */
export function troubleHtml({ title, text, steps, more }: Trouble): Markup {
  return html`
    <div
      style="margin:.7em 0 .2em;padding-left:.8em;border-left:3px solid rgba(128,128,128,.6)"><strong>✗ ${title}</strong>${text &&
        html`<p style="margin:.2em 0">${text}</p>`}<ol style="margin:.2em 0;padding-left:1.6em">${steps
        .map(stepHtml)}</ol>${more &&
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
