/**
 * How `@std/dotenv` 0.225 reads a `.env`, as a model for tests, since JSR may be out of reach:
 * names are strict, `#` ends a bare value, `$NAME` in one is replaced (here by nothing that is
 * set), a quotation goes on over lines until its mark comes again, though not over a line end
 * that is not `\n` or `\r\n`, and `\n`, `\r` and `\t` are signs in double quotation marks.
 * Source: denoland/std, dotenv/parse.ts, read 2026-11-24.
 */
export function parseAsStdDotenv(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const head = /\s*(?:export\s+)?([^\s=#]+)\s*=[ \t]*/y;
  const signs: Record<string, string> = { n: "\n", r: "\r", t: "\t" };
  for (let at = 0; at < text.length;) {
    head.lastIndex = at;
    const match = head.exec(text);
    const start = match ? head.lastIndex : at;
    const mark = match && /["']/.test(text[start] ?? "") ? text[start] : undefined;
    const end = mark ? text.indexOf(mark, start + 1) : -1;
    const inside = text.slice(start + 1, end);
    const close = end >= 0 && !/\r(?!\n)|[\u2028\u2029]/.test(inside) ? end : -1;
    const lineEnd = text.indexOf("\n", Math.max(start, close));
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    if (match && /^[A-Za-z_]\w*$/.test(match[1])) {
      const quoted = inside.replace(/^\r?\n|\r?\n$/g, "");
      values[match[1]] = close < 0
        ? text.slice(start, next).split(/[\r\n#]/)[0].trim().replace(
          /\$\{\w+\}|(?<!\\)\$\w+/g,
          "undefined",
        )
        : mark === '"'
        ? quoted.replace(/\\([nrt])/g, (_, sign) => signs[sign])
        : quoted;
    }
    at = next;
  }
  return values;
}
