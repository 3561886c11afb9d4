/**
 * How `@std/dotenv` 0.225 reads a `.env`, as a model for tests, since JSR may be out of reach:
 * names are strict, `#` ends a bare value, `$NAME` in one is replaced (here by nothing that is
 * set), and a quotation goes on over lines until its mark comes again.
 */
export function parseAsStdDotenv(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const head = /\s*(?:export\s+)?([^\s=#]+)\s*=[ \t]*/y;
  for (let at = 0; at < text.length;) {
    head.lastIndex = at;
    const match = head.exec(text);
    const start = match ? head.lastIndex : at;
    const mark = match && /["']/.test(text[start] ?? "") ? text[start] : undefined;
    const close = mark ? text.indexOf(mark, start + 1) : -1;
    const end = text.indexOf("\n", Math.max(start, close));
    const next = end < 0 ? text.length : end + 1;
    if (match && /^[A-Za-z_]\w*$/.test(match[1])) {
      values[match[1]] = close >= 0
        ? text.slice(start + 1, close).replace(/^\r?\n|\r?\n$/g, "")
        : text.slice(start, next).split(/[\r\n#]/)[0].trim().replace(
          /\$\{\w+\}|(?<!\\)\$\w+/g,
          "undefined",
        );
    }
    at = next;
  }
  return values;
}
