type Fields = Record<string, unknown>;
type Report = (where: string, expected: string) => void;

const CELL_TYPES = ["code", "markdown", "raw"];
const OUTPUT_TYPES = ["stream", "display_data", "execute_result", "error"];

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown) =>
  typeof value === "string" || (Array.isArray(value) && value.every((x) => typeof x === "string"));
const isCount = (value: unknown) => value === null || Number.isInteger(value);

function checkOutput(output: unknown, where: string, report: Report): void {
  if (!isFields(output)) return report(where, "an object");
  const type = String(output.output_type);
  if (!OUTPUT_TYPES.includes(type)) {
    return report(`${where}.output_type`, `one of ${OUTPUT_TYPES.join(", ")}`);
  }
  if (type === "stream") {
    if (typeof output.name !== "string") report(`${where}.name`, "a string");
    if (!isText(output.text)) report(`${where}.text`, "text");
  } else if (type === "error") {
    if (typeof output.ename !== "string") report(`${where}.ename`, "a string");
    if (typeof output.evalue !== "string") report(`${where}.evalue`, "a string");
    if (!Array.isArray(output.traceback)) report(`${where}.traceback`, "a list of lines");
  } else {
    if (!isFields(output.data)) report(`${where}.data`, "an object");
    if (!isFields(output.metadata)) report(`${where}.metadata`, "an object");
  }
}

function checkCell(cell: unknown, where: string, seen: Set<unknown>, report: Report): void {
  if (!isFields(cell)) return report(where, "an object");
  if (!CELL_TYPES.includes(String(cell.cell_type))) {
    report(`${where}.cell_type`, `one of ${CELL_TYPES.join(", ")}`);
  }
  if (!/^[\w-]{1,64}$/.test(String(cell.id ?? ""))) {
    report(`${where}.id`, "1 to 64 letters, digits, hyphens or underscores");
  } else if (seen.has(cell.id)) report(`${where}.id`, "an id that no other cell has");
  seen.add(cell.id);
  if (!isFields(cell.metadata)) report(`${where}.metadata`, "an object");
  if (!isText(cell.source)) report(`${where}.source`, "text");
  if (cell.cell_type !== "code") return;
  if (!isCount(cell.execution_count)) report(`${where}.execution_count`, "a number or null");
  if (!Array.isArray(cell.outputs)) return report(`${where}.outputs`, "a list");
  cell.outputs.forEach((output, i) => checkOutput(output, `${where}.outputs[${i}]`, report));
}

/**
 * What keeps a value from being a notebook (nbformat 4.5), place by place; empty if nothing does.
 * Follows https://github.com/jupyter/nbformat/blob/main/nbformat/v4/nbformat.v4.5.schema.json
 */
export function checkStructure(notebook: unknown): string[] {
  const problems: string[] = [];
  const report: Report = (where, expected) => problems.push(`${where} must be ${expected}`);
  if (!isFields(notebook)) return ["it must be an object"];
  if (notebook.nbformat !== 4) report("nbformat", "4");
  if (!(Number(notebook.nbformat_minor) >= 5)) report("nbformat_minor", "5 or more");
  if (!isFields(notebook.metadata)) report("metadata", "an object");
  if (!Array.isArray(notebook.cells)) report("cells", "a list");
  else {
    const seen = new Set<unknown>();
    notebook.cells.forEach((cell, i) => checkCell(cell, `cells[${i}]`, seen, report));
  }
  return problems;
}
