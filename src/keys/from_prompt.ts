import { atPlace, CONSOLE, placeHere, raise } from "../problems/mod.ts";
import type { Ask } from "./ask.ts";
import type { Candidate, Offer } from "./candidate.ts";
import { cleanValue } from "./clean_value.ts";
import { factsOf, FOUR_PARTS, type KeyPart, missingParts } from "./key_parts.ts";
import { foreignNote, type PastedKey, readPaste } from "./read_paste.ts";

/** What a person typed. */
export interface Typed extends Offer {
  /** The person typed "practice" instead of a key. */
  practice: boolean;
}

const PLACE = "prompt";
const PRACTICE_REGEXP = /^["']?practi[cs]e["']?$/i;
// What people type to leave; no key of X is so short.
const LEAVE_REGEXP = /^["']?(?:q|quit|exit|cancel|stop|no|none)["']?$/i;
const TRIES = 3;

/**
 * Somebody left the prompt.
 *
 * @param typed The names of what was typed before.
 * @param part What was asked for, where it was one part.
 */
function cancelled(typed: string[], part?: KeyPart) {
  const missing = part ? `no ${factsOf(part).label} was typed` : "no key was typed";
  return raise("cancelled", {
    doing: "sign in",
    found: typed.length === 0
      ? "no key was typed, and nothing was sent"
      : `${missing} after the ${typed.join(" and the ")}, and nothing was sent`,
    nextSteps: (told) => [
      ...atPlace(told, {
        notebook: "Run the cell again when you have your keys at hand.",
        elsewhere: "Run it again when you have your keys at hand.",
      }),
      ...atPlace(told, {
        code:
          "No keys yet? Type the word practice at the prompt, or use connect({ practice: true }).",
        terminal: "No keys yet? Type the word practice at the prompt, or add --practice.",
      }),
    ],
  });
}

/** Why a paste that was understood cannot be taken, if it cannot. */
function refusalOf(keys: PastedKey[], have: (part: KeyPart) => boolean): string | undefined {
  const foreign = keys.map(foreignNote).find((note) => note !== undefined);
  if (foreign) return foreign;
  const twice = keys.find(({ part }) => have(part));
  return twice && `That is the ${factsOf(twice.part).label}, which is here already.`;
}

/**
 * Asks for what is missing, masked, one part at a time. The first question takes an API key or a
 * Bearer Token, and the shape of the answer tells which it is.
 *
 * @param ask Asks one question.
 * @param has The parts that other sources gave.
 * @returns What was typed, or `null` if nobody can answer.
 * @throws {AccessError} `cancelled` on an empty answer.
 */
export function fromPrompt(ask: Ask, has: (part: KeyPart) => boolean): Typed | null {
  const typed: Typed = { place: PLACE, candidates: [], foreign: [], practice: false };
  const have = (part: KeyPart) => has(part) || typed.candidates.some((c) => c.part === part);

  /** One question; what cannot be used is explained, and asked for again. */
  const answer = (question: string, part?: KeyPart): Candidate[] | "practice" | null => {
    let hint = "";
    for (let i = 0; i < TRIES; i++) {
      const raw = ask(`${hint}${question}: `);
      if (raw === null) return null;
      if (PRACTICE_REGEXP.test(raw.trim())) return "practice";
      if (cleanValue(raw).value === "" || LEAVE_REGEXP.test(raw.trim())) {
        throw cancelled(typed.candidates.map((c) => factsOf(c.part).label), part);
      }
      const paste = readPaste(raw, part);
      const refusal = "refusal" in paste ? paste.refusal : refusalOf(paste.keys, have);
      if (refusal === undefined) {
        return (paste as { keys: PastedKey[] }).keys
          .map((key) => ({ ...key, place: PLACE, generic: false }));
      }
      hint = `${refusal} `;
    }
    throw raise("cancelled", {
      doing: "sign in",
      found: `what was pasted could not be used, and nothing was sent: ${
        hint.trim().replace(/\.$/, "")
      }`,
    });
  };

  // Whoever gives an Access Token means the four-part password.
  const missing = () => {
    const four = typed.candidates.some(({ part }) => part === "accessToken");
    return four ? FOUR_PARTS.filter((part) => !have(part)) : missingParts(have);
  };
  const questions: (KeyPart | undefined)[] = missing();
  if (!FOUR_PARTS.some(has)) questions.splice(0, questions.length, undefined);
  while (questions.length > 0) {
    const part = questions[0];
    const question = part
      ? factsOf(part).label
      : `API key or Bearer Token (from ${new URL(CONSOLE.url).host}), or the word practice; ` +
        // Stop does not end a notebook's prompt; a terminal has no such button.
        `to leave, press Enter${placeHere() === "notebook" ? " and not Stop" : ""}`;
    const got = answer(question, part);
    if (got === null) return null;
    if (got === "practice") return { ...typed, candidates: [], practice: true };
    typed.candidates.push(...got);
    questions.splice(0, questions.length, ...missing());
  }
  return typed;
}
