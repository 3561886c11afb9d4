/**
 * The only variables that a notebook's kernel takes over from whoever runs it: what Deno needs to
 * find its cache and the package registries, and the reader's language. No key can be among them.
 */
const PASSED =
  /^(PATH|HOME|USERPROFILE|SYSTEMROOT|LOCALAPPDATA|TE?MP|TMPDIR|LANG|LC_\w+|TZ|DENO_DIR|DENO_CERT|DENO_TLS_CA_STORE|NPM_CONFIG_REGISTRY|JSR_URL|(HTTPS?|NO)_PROXY)$/i;

/** Outputs that are kept should read the same everywhere: without colours, without news. */
const ALWAYS = { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" };

/** The environment for a notebook's kernel, with `more` in it. */
export function closedEnvironment(
  more: Record<string, string> = {},
  around: Record<string, string> = Deno.env.toObject(),
): Record<string, string> {
  const passed = Object.entries(around).filter(([name]) => PASSED.test(name));
  return { ...Object.fromEntries(passed), ...ALWAYS, ...more };
}
