import { stripVTControlCharacters } from "node:util";
import type { Fields, Message } from "./message.ts";

/** What a cell shows, as a notebook keeps it (nbformat 4). */
export type Output =
  | { output_type: "stream"; name: string; text: string }
  | { output_type: "display_data"; data: Fields; metadata: Fields }
  | {
    output_type: "execute_result";
    data: Fields;
    metadata: Fields;
    execution_count: number | null;
  }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };

function plainText(output: Output): string {
  switch (output.output_type) {
    case "stream":
      return output.text;
    case "error":
      return `${output.ename}: ${output.evalue}`;
    default:
      return String(output.data["text/plain"] ?? "");
  }
}

/** What a reader without pictures would read: streams, text/plain and errors, without colours. */
export function outputText(outputs: readonly Output[]): string {
  return stripVTControlCharacters(
    outputs.map(plainText).map((text) => text.replace(/\n?$/, "\n")).join(""),
  );
}

type Shown = Extract<Output, { data: Fields }>;

/** What came of one cell. */
export interface CellResult {
  status: "ok" | "error" | "aborted";
  /** What the cell shows, as a notebook keeps it. */
  outputs: Output[];
  /** The number that stands beside the cell. */
  executionCount: number;
  /** What went wrong. Some errors (of syntax, of a missing package) stand here and in no output. */
  error?: { name: string; message: string };
}

/** Displays by their id: a later cell may update what an earlier one showed. */
export class Displays {
  readonly #byId = new Map<string, Shown[]>();

  /** Keeps a display under the id that the kernel gave it, if it gave one. */
  remember(transient: unknown, output: Shown): void {
    const id = (transient as Fields | undefined)?.display_id;
    if (typeof id === "string") this.#byId.set(id, [...this.#byId.get(id) ?? [], output]);
  }

  /** Replaces what every display with the message's id shows. */
  update({ data, metadata, transient }: Fields): void {
    const id = String((transient as Fields | undefined)?.display_id);
    for (const output of this.#byId.get(id) ?? []) Object.assign(output, { data, metadata });
  }
}

/** Collects what one cell shows, the way a notebook would keep it. */
export class CellOutputs {
  readonly #outputs: Output[] = [];
  readonly #displays: Displays;
  #clearBeforeNext = false;

  constructor(displays: Displays) {
    this.#displays = displays;
  }

  /** Takes in one message of the kernel's output channel; those that show nothing change nothing. */
  take({ header: { msg_type }, content }: Message): void {
    const { transient, ...shown } = content;
    switch (msg_type) {
      case "clear_output":
        this.#clearBeforeNext = true;
        if (!content.wait) this.#clear();
        break;
      case "stream":
        this.#clear();
        this.#append(content as { name: string; text: string });
        break;
      case "display_data":
      case "execute_result":
      case "error": {
        this.#clear();
        const output = { output_type: msg_type, ...shown } as Output;
        this.#outputs.push(output);
        if ("data" in output) this.#displays.remember(transient, output);
      }
    }
  }

  /** What came of the cell, with the kernel's reply to it. */
  result({ status, execution_count, ename, evalue }: Fields): CellResult {
    return {
      status: status as CellResult["status"],
      outputs: this.#outputs,
      executionCount: Number(execution_count),
      ...(status !== "ok" && { error: { name: String(ename), message: String(evalue) } }),
    };
  }

  #clear(): void {
    if (this.#clearBeforeNext) this.#outputs.length = 0;
    this.#clearBeforeNext = false;
  }

  #append({ name, text }: { name: string; text: string }): void {
    const last = this.#outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else this.#outputs.push({ output_type: "stream", name, text });
  }
}
