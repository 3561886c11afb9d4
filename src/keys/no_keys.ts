import { type AccessError, folderName, raise, rehearseStep, type Told } from "../problems/mod.ts";
import { nameOf } from "./candidate.ts";
import { type EnvFault, tellEnvFault } from "./env_file/env_faults.ts";
import type { Gathering } from "./gathering.ts";
import { factsOf, missingParts } from "./key_parts.ts";
import { shapeNote } from "./key_shapes.ts";

const rehearse = (told: Told) => rehearseStep(told, "No keys yet? Rehearse without them");

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

/** What keeps more keys from being found. */
export interface Obstacles {
  /** Of the `.env`, and files of keys that are not looked at. */
  faults: EnvFault[];
  /** Why the keychain could not be used, where it was asked for. */
  keychainShut?: string;
}

/**
 * Makes the error for a search that ends without enough keys: `env-file-unreadable` or
 * `keychain-unusable` where they may be, else `no-keys`.
 *
 * @param gathering What was found.
 */
export function noKeys(
  gathering: Gathering,
  { faults, keychainShut }: Obstacles,
): AccessError {
  const missing = missingParts(gathering.has).map((part) => factsOf(part).variable);
  const names = gathering.used.map((candidate) => nameOf(candidate));
  const partly = names.join(" and ") +
    (names.length > 1 ? " are not enough by themselves" : " is not enough by itself");
  const list = missing.length > 1
    ? `${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}`
    : missing[0];
  const set = missing;
  const unreadable = faults.find(({ fault }) => fault === "unreadable");
  if (unreadable) {
    return raise("env-file-unreadable", {
      doing: "sign in",
      set,
      found: unreadable.found.replace(/\.$/, ""),
      nextSteps: (told) => [
        unreadable.mend,
        `Or set ${list}, or X_BEARER_TOKEN alone, in the environment.`,
        ...rehearse(told),
      ],
    });
  }
  if (keychainShut !== undefined && names.length === 0) {
    return raise("keychain-unusable", {
      doing: "sign in",
      set,
      found:
        `the keychain cannot be used (${keychainShut}), no other keys were found, and nobody ` +
        "can be asked here",
    });
  }
  return raise("no-keys", {
    doing: "sign in",
    set,
    found: `${names.length > 0 ? partly : "no keys were found"}, and nobody can be asked here`,
    nextSteps: (told) => [
      ...unseen(),
      ...gathering.used.flatMap((c) => shapeNote(c.value, c.part, nameOf(c)) ?? []),
      ...gathering.foreign.map(({ name }) =>
        `${name} was found, but it is not a key for searching: search takes the OAuth 1.0 keys or the Bearer Token.`
      ),
      ...gathering.lone.map((candidate) => {
        const { label, variable } = factsOf(candidate.part);
        return `${
          nameOf(candidate)
        } looks like the ${label}. Others use that name too, so alone it ` +
          `is not taken: if it is X's, call it ${variable}.`;
      }),
      ...(keychainShut === undefined ? [] : [`The keychain cannot be used: ${keychainShut}.`]),
      ...faults.map(tellEnvFault),
      `Set ${list}, or X_BEARER_TOKEN alone, in the environment or in a file named .env in ` +
      `${folderName(told)} or above it.`,
      ...rehearse(told),
    ],
  });
}
