/** The pages of a class. */
export const CLASS = `
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
