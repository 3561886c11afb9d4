/** Fields, choices, buttons, and what is said about them. */
export const FORMS = `
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
