/** The pieces of which single pages are made. */
export const PIECES = `
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
@media (max-width: 62rem) { aside { margin-top: 3rem; } }
@media (max-width: 36rem) {
  .facts { grid-template-columns: minmax(0, 1fr); }
  .facts dt { border: 0; padding-bottom: 0; }
  .facts dd { padding-top: 0; }
  .person { margin-left: 0; width: 100%; }
}
`;
