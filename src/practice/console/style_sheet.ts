/**
 * Colours, letters and the frame of a page. A library's reading room: paper, ink, and one green
 * lamp. Every text has a contrast of at least 4.5 to 1 against its ground, and every edge of a
 * field 3 to 1, in light and dark. Source: WCAG 2.2, 1.4.3 and 1.4.11.
 */
export const FRAME = `
:root {
  color-scheme: light dark;
  --paper: #f8f4ec; --sheet: #fffdf9; --ink: #2a251e; --quiet: #62594b; --line: #ddd3c2;
  --edge: #877b67; --lamp: #1d5c47; --on-lamp: #ffffff; --glow: #e7efe6;
  --red: #97301f; --blush: #fbece6; --amber: #6f4c00; --honey: #fbf1d8; --code: #f1ebdf;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191714; --sheet: #221f1b; --ink: #ece5d9; --quiet: #b5ab9b; --line: #3d3831;
    --edge: #8f8473; --lamp: #93d1b4; --on-lamp: #10221a; --glow: #22332b;
    --red: #f3a594; --blush: #3a231e; --amber: #ecc77b; --honey: #352c19; --code: #2c2823;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.6 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; }
h1, h2, h3, .house { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.8rem, 1.4rem + 1.8vw, 2.5rem); margin: 0 0 .5rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; margin: 0 0 .5rem; }
h3 { font-size: 1.08rem; margin: 1.4rem 0 .3rem; }
p, ul, ol, dl, pre, table { margin: 0 0 1rem; }
a { color: var(--lamp); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--lamp); outline-offset: 3px; border-radius: 3px; }
main:focus { outline: none; }
code, pre, .value { font-family: var(--mono); font-size: .88em; }
code { overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -6rem; background: var(--lamp); color: var(--on-lamp); padding: .6rem 1rem; border-radius: 0 0 6px 6px; z-index: 2; }
.skip:focus { top: 0; }
.top { border-bottom: 3px double var(--line); background: var(--sheet); }
.bar, .ways, .desk, .foot { width: 100%; max-width: 74rem; margin: 0 auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
.bar { display: flex; align-items: center; gap: .6rem 1.1rem; padding-top: 1.1rem; padding-bottom: .5rem; flex-wrap: wrap; }
.house { font-size: 1.45rem; margin: 0; }
.house a { color: inherit; text-decoration: none; }
.stamp { display: inline-block; border: 2px solid var(--red); color: var(--red); border-radius: 5px; padding: .05em .55em; letter-spacing: .14em; font-size: .74rem; text-transform: uppercase; transform: rotate(-4deg); }
.not-x { color: var(--quiet); font-size: .93rem; }
.person { margin: 0 0 0 auto; color: var(--quiet); font-size: .95rem; display: flex; gap: .9rem; align-items: baseline; flex-wrap: wrap; }
.balance { font-variant-numeric: tabular-nums; white-space: nowrap; }
.ways ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.6rem; margin: 0; padding: 0; }
.ways a { display: block; padding: .6rem 0; color: var(--quiet); text-decoration: none; border-bottom: 3px solid transparent; }
.ways a:hover { color: var(--ink); border-color: var(--line); }
.ways a[aria-current] { color: var(--ink); border-color: var(--lamp); font-weight: 600; }
.desk { flex: 1; padding-block: clamp(1.8rem, 5vw, 3.2rem) 4rem; }
.desk > main { max-width: 54rem; min-width: 0; }
.desk:not(.with-aside) > main { max-width: 64rem; }
.above { margin: 0 0 .5rem; font-size: .93rem; color: var(--quiet); }
.lead { font-size: 1.12rem; color: var(--quiet); max-width: 40rem; margin-bottom: 2rem; }
@media (min-width: 62rem) {
  .with-aside { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 3.5rem; align-items: start; }
}
.foot { border-top: 1px solid var(--line); padding-block: 1.3rem 2rem; color: var(--quiet); font-size: .9rem; }
.foot p { margin: 0; max-width: 46rem; }
@media (prefers-reduced-motion: no-preference) {
  a, .button, input, textarea { transition: border-color .15s, background-color .15s; }
}
@media (prefers-contrast: more) { :root { --quiet: var(--ink); --line: var(--edge); } }
@media (forced-colors: active) { .stamp { border-color: currentColor; } }
`;
