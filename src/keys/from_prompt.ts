import { atPlace, CONSOLE, raise } from "../problems/mod.ts";
import type { Ask } from "./ask.ts";
import type { Candidate, Offer } from "./candidate.ts";
import { cleanValue } from "./clean_value.ts";
import { factsOf, FOUR_PARTS, type KeyPart, missingParts } from "./key_parts.ts";
import { guessPart, isForeign, shapeNote } from "./key_shapes.ts";

/** What a person typed. */
export interface Typed extends Offer {
  /** The person typed "practice" instead of a key. */
  practice: boolean;
}

const PLACE = "prompt";
const PRACTICE_REGEXP = /^["']?practi[cs]e["']?$/i;
const TRIES = 3;

function cancelled() {
  return raise("cancelled", {
    doing: "sign in",
    found: "no key was typed, and nothing was sent",
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

  /** One question; a key of another service is explained and asked for again. */
  const answer = (question: string, part?: KeyPart): Candidate | "practice" | null => {
    let hint = "";
    for (let i = 0; i < TRIES; i++) {
      const raw = ask(`${hint}${question}: `);
      if (raw === null) return null;
      if (PRACTICE_REGEXP.test(raw.trim())) return "practice";
      const { value, mended } = cleanValue(raw, part);
      if (value === "") throw cancelled();
      const meant = part ?? guessPart(value);
      if (!isForeign(value)) {
        return { part: meant, value, place: PLACE, generic: false, mended };
      }
      hint = `${shapeNote(value, meant, "What you pasted")} `;
    }
    throw cancelled();
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
      : `API key or Bearer Token (from ${new URL(CONSOLE.url).host}), or the word practice`;
    const got = answer(question, part);
    if (got === null) return null;
    if (got === "practice") return { ...typed, candidates: [], practice: true };
    typed.candidates.push(got);
    questions.splice(0, questions.length, ...missing());
  }
  return typed;
}
