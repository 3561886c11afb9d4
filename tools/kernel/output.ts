import { stripVTControlCharacters } from "node:util";
import type { Fields } from "./message.ts";

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
