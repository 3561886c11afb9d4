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
