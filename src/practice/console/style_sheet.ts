/** Where the style sheet is. */
export const STYLE_PATH = "/console/reading_room.css";

/**
 * Colours, letters and the frame of a page. A library's reading room: paper, ink, and one green
 * lamp. Every text has a contrast of at least 4.5 to 1 against its ground, and every edge of a
 * field 3 to 1, in light and dark. Source: WCAG 2.2, 1.4.3 and 1.4.11.
 */
const FRAME = `
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

/** Fields, choices, buttons, and what is said about them. */
const FORMS = `
form { margin: 0; }
.field, fieldset.choice { margin: 0 0 1.6rem; }
label, legend { font-weight: 600; display: block; }
legend { padding: 0; }
.option label { font-weight: 400; display: inline; }
.optional { font-weight: 400; color: var(--quiet); margin-left: .5rem; font-size: .92rem; }
.hint { margin: .1rem 0 .5rem; color: var(--quiet); font-size: .93rem; max-width: 40rem; }
input[type="text"], input[type="url"], input[type="number"], textarea {
  display: block; width: 100%; max-width: 40rem; padding: .6rem .75rem; font: inherit; color: var(--ink);
  background: var(--sheet); border: 1px solid var(--edge); border-radius: 5px;
}
input[type="number"] { width: 9rem; }
textarea { resize: vertical; line-height: 1.5; }
fieldset.choice { border: 0; padding: 0; min-width: 0; }
.option { position: relative; padding: .2rem 0 .2rem 2rem; }
.option input { position: absolute; left: 0; top: .42rem; width: 1.2rem; height: 1.2rem; margin: 0; accent-color: var(--lamp); }
.option .hint { margin: 0; }
.wrong input, .wrong textarea { border: 2px solid var(--red); }
.wrong { border-left: 4px solid var(--red); padding-left: 1rem; }
.problem { color: var(--red); font-weight: 600; margin: .1rem 0 .5rem; }
.to-mend, .note, .done { border: 1px solid var(--line); border-left: 4px solid var(--lamp); background: var(--sheet); border-radius: 4px; padding: 1rem 1.2rem; margin: 0 0 2rem; max-width: 46rem; }
.to-mend { border-left-color: var(--red); background: var(--blush); }
.to-mend a { color: var(--red); font-weight: 600; }
.to-mend ul { margin: 0; padding-left: 1.2rem; }
.note { border-left-color: var(--amber); background: var(--honey); }
.done { background: var(--glow); }
.note > :last-child, .done > :last-child { margin-bottom: 0; }
.button, button {
  display: inline-block; font: inherit; font-weight: 600; line-height: 1.3; padding: .58rem 1.1rem; border-radius: 5px;
  border: 1px solid var(--edge); background: var(--sheet); color: var(--ink); text-decoration: none; cursor: pointer;
}
.button:hover, button:hover { border-color: var(--lamp); background: var(--glow); }
.button.first, button.first { background: var(--lamp); border-color: var(--lamp); color: var(--on-lamp); }
.button.first:hover, button.first:hover { background: var(--ink); border-color: var(--ink); color: var(--paper); }
button.grave { background: var(--red); border-color: var(--red); color: var(--paper); }
button.grave:hover { background: var(--ink); border-color: var(--ink); }
button[hidden] { display: none; }
.small { font-size: .9rem; padding: .34rem .75rem; }
.row { display: flex; flex-wrap: wrap; gap: .7rem; align-items: center; margin: 0 0 1rem; }
.row > * { margin: 0; }
`;

/** The pieces of which single pages are made. */
const PIECES = `
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: clamp(1.1rem, 3vw, 1.8rem); margin: 0 0 1.6rem; }
h1 + .sheet { margin-top: 1.6rem; }
.sheet > :last-child, form.sheet > :last-child { margin-bottom: 0; }
.cards { list-style: none; padding: 0; margin: 0; }
.cards h2 { margin-bottom: .3rem; }
.cards p { margin-bottom: .3rem; overflow-wrap: anywhere; }
.empty { border-style: dashed; }
.tabs { border-bottom: 1px solid var(--line); margin: 1.2rem 0 2rem; }
.tabs ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; }
.tabs a { display: block; padding: .5rem 0; color: var(--quiet); text-decoration: none; border-bottom: 3px solid transparent; margin-bottom: -1px; }
.tabs a:hover { color: var(--ink); border-color: var(--line); }
.tabs a[aria-current] { color: var(--ink); border-color: var(--lamp); font-weight: 600; }
.facts { display: grid; grid-template-columns: minmax(8rem, max-content) minmax(0, 1fr); margin: 0 0 1.4rem; }
.facts dt, .facts dd { margin: 0; padding: .5rem 0; border-bottom: 1px dotted var(--line); overflow-wrap: anywhere; }
.facts dt { color: var(--quiet); padding-right: 1.5rem; }
.dots { letter-spacing: .12em; color: var(--quiet); margin-right: .8rem; }
.none { color: var(--quiet); font-style: italic; }
.keys .row { margin: 0; }
.away { background: none; border-style: dashed; color: var(--quiet); }
.away h2 { font-weight: 500; }
.fresh { border: 2px solid var(--lamp); }
.key-values { margin: 0 0 1.4rem; }
.key-values dt { font-weight: 600; }
.key-values dd { margin: .2rem 0 1rem; display: flex; gap: .7rem; align-items: center; flex-wrap: wrap; }
.key-values code { flex: 1 1 16rem; min-width: 0; background: var(--code); border: 1px solid var(--line); border-radius: 5px; padding: .5rem .7rem; overflow-wrap: anywhere; }
.code { position: relative; margin: 0 0 1.2rem; }
pre { margin: 0; background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: .9rem 1rem; overflow: auto; font-size: .84rem; line-height: 1.55; }
.code pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.code .copy { margin-top: .5rem; }
.tall { max-height: 34rem; }
pre code { font-size: 1em; overflow-wrap: inherit; }
.wide { overflow-x: auto; margin: 0 0 1.6rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; margin: 0; }
th, td { text-align: left; vertical-align: top; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--edge); font-weight: 600; }
tbody th { font-weight: 400; }
td { overflow-wrap: anywhere; min-width: 6rem; }
.wide, pre { position: relative; }
.wide table { min-width: 38rem; }
.wide :is(th, td):first-child { padding-left: .8rem; }
.wide :is(th, td):last-child { padding-right: .8rem; }
.who { white-space: nowrap; }
.when { white-space: nowrap; font-variant-numeric: tabular-nums; }
.result { margin-top: 2.6rem; }
.result h3 { margin-top: 0; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.8rem; }
@media (min-width: 56rem) { .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
.amount { font-family: var(--serif); font-size: 2.6rem; line-height: 1.1; margin-bottom: .5rem; font-variant-numeric: tabular-nums; }
.bars { width: 100%; height: auto; display: block; margin: 0 0 1rem; }
.bars text { fill: var(--quiet); font-size: 12px; font-family: var(--sans); }
.bar-of-day { fill: var(--lamp); }
.nothing { fill: var(--line); }
.failures { list-style: none; padding: 0; margin: 0; }
@media (min-width: 56rem) { .failures { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 3rem; } }
.failures li { display: flex; gap: 1rem; justify-content: space-between; align-items: center; padding: .5rem 0; border-bottom: 1px dotted var(--line); }
.failures code { color: var(--quiet); display: block; }
details { margin: 0 0 1.4rem; }
summary { cursor: pointer; color: var(--lamp); padding: .2rem 0; }
details[open] summary { margin-bottom: .7rem; }
.what-now { border-left: 3px double var(--line); padding-left: 1.5rem; }
.what-now h2 { margin-bottom: 1rem; }
.steps { list-style: none; counter-reset: step; margin: 0 0 1rem; padding: 0; }
.step { counter-increment: step; position: relative; padding: 0 0 1rem 2.3rem; color: var(--quiet); }
.step::before { content: counter(step); position: absolute; left: 0; top: 0; width: 1.55rem; height: 1.55rem; border: 1px solid var(--edge); border-radius: 50%; display: grid; place-items: center; font-size: .82rem; font-family: var(--serif); }
.step strong { font-weight: 600; }
.step p { margin: .3rem 0 .6rem; font-size: .95rem; }
.step[aria-current] { color: var(--ink); }
.step[aria-current]::before { background: var(--lamp); border-color: var(--lamp); color: var(--on-lamp); }
.is-done::before { content: "✓"; border-color: var(--lamp); color: var(--lamp); }
.tick { margin-left: .5rem; font-size: .85rem; color: var(--lamp); }
@media (max-width: 62rem) {
  .with-aside { display: flex; flex-direction: column; }
  .with-aside > aside { order: -1; margin: 0 0 1.8rem; }
}
@media (max-width: 36rem) {
  .desk { padding-top: 1.1rem; }
  .what-now { padding-left: 1rem; }
  .what-now h2 { font-size: 1.15rem; margin-bottom: .5rem; }
  .steps { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin-bottom: .5rem; }
  .step { padding-bottom: .3rem; }
  .step[aria-current] { flex: 1 0 100%; }
  .step:not([aria-current]) { font-size: .88rem; padding-left: 1.6rem; }
  .step:not([aria-current])::before { width: 1.2rem; height: 1.2rem; font-size: .7rem; }
  .step:not([aria-current]) .tick { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .facts { grid-template-columns: minmax(0, 1fr); }
  .facts dt { border: 0; padding-bottom: 0; }
  .facts dd { padding-top: 0; }
  .person { margin-left: 0; width: 100%; }
}
`;

/** The pages of a class. */
const CLASS = `
select { font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid var(--edge); border-radius: 5px; padding: .55rem .75rem; max-width: 100%; }
.lesson { margin: 0 0 1.2rem; }
.board { font-size: 1.15rem; }
.board strong { font-family: var(--mono); font-size: 1.45rem; letter-spacing: .06em; overflow-wrap: anywhere; }
.board .hint { display: inline; }
.summary { font-size: 1.12rem; font-weight: 600; }
.wide { overflow-x: auto; margin: 0 0 1.8rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; }
.wide[hidden] { display: none; }
table.class { border-collapse: collapse; width: 100%; margin: 0; font-size: .95rem; }
table.class th, table.class td { text-align: left; padding: .5rem .8rem; border-bottom: 1px solid var(--line); vertical-align: top; }
table.class tbody tr:last-child > * { border-bottom: 0; }
table.class thead th { font-size: .85rem; color: var(--quiet); }
table.class .money { text-align: right; }
table.class td { font-variant-numeric: tabular-nums; }
.reached { background: var(--glow); }
`;

/** The look of every page. */
export const STYLE_SHEET: string = FRAME + FORMS + PIECES + CLASS;
