/**
 * What JupyterLab 4.6 leaves of HTML in a notebook that it does not trust, such as one just
 * downloaded. Source: its sanitizer (apputils, `sanitizer.ts`), read and run 2026-11-24; pictures,
 * which stay where they are an `<img>`, seen in `tests/browser/jupyterlab_notebooks_test.ts`.
 */
const TAGS = new Set(
  ("a b bdi br caption code dd details div dl dt em img li ol p section span strong summary sup table " +
    "tbody td th thead tr ul").split(" "),
);
const ATTRIBUTES = new Set([
  "style",
  "title",
  "href",
  "target",
  "scope",
  "dir",
  "open",
  "src",
  "alt",
]);
const PROPERTIES = new Set(
  ("align-items background border border-bottom border-bottom-width border-collapse border-left " +
    "border-radius border-spacing border-top box-sizing caption-side display flex flex-wrap float " +
    "font-family font-size font-weight gap grid-template-columns height justify-content left " +
    "letter-spacing line-height margin margin-right margin-top max-height max-width min-width opacity " +
    "overflow overflow-wrap overflow-x padding padding-bottom padding-left padding-right position " +
    "right text-align top vertical-align white-space width").split(" "),
);
const LOST_VALUE_REGEXP = /currentcolor|inherit|var\(|anywhere|max-content$|min-content$/i;

/** May go: names for screen readers beside visible words, and what is but pretty. */
const MAY_GO = new Set(["role", "aria-label", "aria-hidden", "rel"]);
const PRETTY_REGEXP = /^(?:transform|font-variant-numeric|user-select):|^color:inherit$/;

/** What a notebook that is not trusted takes out of HTML, and would be missed. */
export function lostInUntrusted(source: string): string[] {
  const lost: string[] = [];
  for (
    const [, tag, attributes] of source.matchAll(/<([a-z][\w-]*)((?:\s+[\w-]+="[^"]*")*)\s*\/?>/g)
  ) {
    if (!TAGS.has(tag)) lost.push(`<${tag}>`);
    for (const [, name, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) {
      if (!ATTRIBUTES.has(name) && !MAY_GO.has(name)) lost.push(name);
      if (name !== "style") continue;
      for (const declaration of value.split(";").map((each) => each.trim()).filter(Boolean)) {
        const [property, given] = declaration.split(/:\s*/);
        if (PRETTY_REGEXP.test(declaration)) continue;
        if (!PROPERTIES.has(property) || LOST_VALUE_REGEXP.test(given)) lost.push(declaration);
      }
    }
  }
  return [...new Set(lost)];
}
