import { type AccessError, raise } from "../problems/mod.ts";
import { nameOf } from "./candidate.ts";
import { type EnvFault, tellEnvFault } from "./env_file/env_faults.ts";
import type { Gathering } from "./gathering.ts";
import { factsOf, missingParts } from "./key_parts.ts";
import { shapeNote } from "./key_shapes.ts";

const REHEARSE =
  "No keys yet? Rehearse without them: connect({ practice: true }), in a terminal --practice, or set LIBRARY_CARD_PRACTICE=1.";

/** What Deno was not allowed to look at, as whole sentences; it is never asked. */
function unseen(): string[] {
  const may = (what: Deno.PermissionDescriptor) =>
    Deno.permissions.querySync(what).state === "granted";
  const flags = [
    ...(may({ name: "env", variable: "X_API_KEY" }) ? [] : ["--allow-env"]),
    ...(may({ name: "read", path: "." }) ? [] : ["--allow-read"]),
  ];
  return flags.length === 0 ? [] : [
    `Deno was started without ${flags.join(" and ")}, so not every place was looked at. Start it ` +
    "with that, or use the project's own tasks, such as deno task check.",
  ];
}

/**
 * Makes the error for a search that ends without enough keys: `env-file-unreadable` where a file
 * may hold them, else `no-keys`.
 *
 * @param gathering What was found.
 * @param faults What keeps more from being found.
 */
export function noKeys(gathering: Gathering, faults: EnvFault[]): AccessError {
  const missing = missingParts(gathering.has).map((part) => factsOf(part).variable);
  const names = gathering.used.map((candidate) => nameOf(candidate));
  const partly = names.join(" and ") +
    (names.length > 1 ? " are not enough by themselves" : " is not enough by itself");
  const list = missing.length > 1
    ? `${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}`
    : missing[0];
  const unreadable = faults.find(({ fault }) => fault === "unreadable");
  if (unreadable) {
    return raise("env-file-unreadable", {
      doing: "sign in",
      found: unreadable.found.replace(/\.$/, ""),
      nextSteps: [
        unreadable.mend,
        `Or set ${list}, or X_BEARER_TOKEN alone, in the environment.`,
        REHEARSE,
      ],
    });
  }
  return raise("no-keys", {
    doing: "sign in",
    found: `${names.length > 0 ? partly : "no keys were found"}, and nobody can be asked here`,
    nextSteps: [
      ...unseen(),
      ...gathering.used.flatMap((c) => shapeNote(c.value, c.part, nameOf(c)) ?? []),
      ...gathering.foreign.map(({ name }) =>
        `${name} was found, but it is not a key for searching: search takes the OAuth 1.0 keys or the Bearer Token.`
      ),
      ...faults.map(tellEnvFault),
      `Set ${list}, or X_BEARER_TOKEN alone, in the environment or in a file named .env beside ` +
      "your notebook or above it.",
      REHEARSE,
    ],
  });
}
