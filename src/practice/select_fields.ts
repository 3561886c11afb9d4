import { DEFAULT_FIELDS } from "./field_names.ts";
import type { Parameters } from "./read_parameters.ts";

/** The names in a list parameter. */
export function listed(parameters: Parameters, name: string): string[] {
  return parameters.get(name)?.split(",") ?? [];
}

/** The fields to send of one kind of object: what always comes, and what was asked for. */
export function wantedFields(
  parameters: Parameters,
  name: keyof typeof DEFAULT_FIELDS,
  also: readonly string[] = [],
): Set<string> {
  return new Set([...DEFAULT_FIELDS[name], ...listed(parameters, name), ...also]);
}

/** Takes the wanted fields of an object. What it does not have is left out, never null. */
export function selectFields(from: object, wanted: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(from).filter(([name, value]) => value !== undefined && wanted.has(name)),
  );
}
