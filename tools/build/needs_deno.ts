/**
 * Code that refuses to be loaded elsewhere than in Deno, in one sentence and without a trace.
 *
 * @param what What cannot be loaded.
 */
export const refusal = (what: string): string =>
  `const { node, bun } = globalThis.process?.versions ?? {};
const here = bun ? \`Bun \${bun}\` : node ? \`Node.js \${node}\` : "no Deno";
const error = new Error(
  \`Cannot load ${what}: this is \${here}, and it needs Deno 2.9.1 or newer; \` +
    "run the same file with: npx -y deno run --allow-all FILE",
);
error.stack = String(error);
throw error;
`;

/** The file of a build that every entry loads first. */
export const NEEDS_DENO = "needs_deno.js";

/**
 * That file. All that an entry imports is read before any of it runs: so that has to be readable
 * elsewhere, too, and the rest comes when it is used.
 */
export const needsDeno = `if (!("Deno" in globalThis)) {
${refusal("Library Card").replace(/^(?=.)/gm, "  ")}}
`;
