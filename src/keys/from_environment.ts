import { isEnough, type KeyPart } from "./key_parts.ts";
import { fitsPart } from "./key_shapes.ts";
import { KEY_NAMES, spellingsOf } from "./key_names.ts";
import { type Offer, offerFrom } from "./candidate.ts";

/** One variable, or nothing where Deno may not look at it. Never makes Deno ask for permission. */
export function readVariable(name: string): string | undefined {
  const { state } = Deno.permissions.querySync({ name: "env", variable: name });
  return state === "granted" ? Deno.env.get(name) : undefined;
}

/**
 * The keys in the process's environment. Generic names such as `API_KEY` count only where their
 * shapes fit and they make a whole set: another service's secret must never be sent to X.
 *
 * @param variable Reads one variable.
 */
export function fromEnvironment(variable: (name: string) => string | undefined): Offer {
  const values = [...KEY_NAMES.keys()].flatMap((name) => {
    // Where capitals do not count, as on Windows, the spellings are one variable.
    const found = new Map<string, string>();
    for (const spelling of spellingsOf(name)) {
      const value = variable(spelling);
      if (value !== undefined && ![...found.values()].includes(value)) found.set(spelling, value);
    }
    return [...found];
  });
  const offer = offerFrom("environment", values);
  const fitting = offer.candidates.filter(({ generic, value, part }) =>
    generic && fitsPart(value, part)
  );
  const parts = new Set<KeyPart>(fitting.map(({ part }) => part));
  const whole = isEnough((part) => parts.has(part));
  return {
    ...offer,
    lone: whole ? [] : fitting,
    candidates: offer.candidates.filter((candidate) =>
      !candidate.generic || (whole && fitting.includes(candidate))
    ),
  };
}
