/** The pieces of which single pages are made. */
export const PIECES = `
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: clamp(1.1rem, 3vw, 1.7rem); margin: 0 0 1.6rem; }
.sheet > :last-child { margin-bottom: 0; }
`;
