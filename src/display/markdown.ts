/** Writes text so that Markdown shows it as it is, on one line, and makes no link of it. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|~&$]/g, (char) => `\\${char}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, (char) => `\\${char}`)
    .replace(
      /^(\d+)([.)])|^([-+=])/,
      (_, digits = "", mark = "", sign = "") => `${digits}\\${mark}${sign}`,
    );
}

/**
 * Writes lines as a block of code, whatever backticks they have.
 *
 * @param language What a front end colours it as.
 */
export function codeMarkdown(lines: readonly string[], language = ""): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return [fence + language, ...lines, fence].join("\n");
}
