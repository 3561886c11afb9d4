import { DEFAULT_FIELDS, FIELD_NAMES, InvalidRequest, type ParameterError } from "../wire/mod.ts";

/** What a parameter may say. */
export type ParameterRule =
  | { takes: "text" }
  | { takes: "integer"; from: number; to: number }
  | { takes: "choice"; of: readonly string[] }
  | { takes: "list"; of: readonly string[] }
  | { takes: "id" }
  | { takes: "time" };

/** The parameters of an endpoint by name. */
export type ParameterRules = Readonly<Record<string, ParameterRule>>;

/** Rules for lists of fields. */
export const fields = (...names: (keyof typeof FIELD_NAMES)[]): ParameterRules =>
  Object.fromEntries(
    names.map((name): [string, ParameterRule] => [name, { takes: "list", of: FIELD_NAMES[name] }]),
  );

/** What a request's parameters said; those that were not given are not there. */
export type Parameters = ReadonlyMap<string, string>;

// RFC 3339; a time zone is needed, since without one nobody knows which hour is meant.
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function complaint(name: string, value: string, rule: ParameterRule): string | undefined {
  const says = `The \`${name}\` query parameter value [${short(value)}]`;
  switch (rule.takes) {
    case "text":
      return undefined;
    case "integer": {
      const fits = /^\d{1,9}$/.test(value) && +value >= rule.from && +value <= rule.to;
      return fits ? undefined : `${says} is not between ${rule.from} and ${rule.to}`;
    }
    case "choice":
      return rule.of.includes(value) ? undefined : `${says} is not one of [${rule.of}]`;
    case "list": {
      const unknown = value.split(",").find((each) => !rule.of.includes(each));
      return unknown === undefined
        ? undefined
        : `The \`${name}\` query parameter value [${short(unknown)}] is not one of [${rule.of}]`;
    }
    case "id":
      return /^\d{1,19}$/.test(value) ? undefined : `${says} does not match ^[0-9]{1,19}$`;
    case "time": {
      const fits = TIME.test(value) && !Number.isNaN(Date.parse(value));
      return fits ? undefined : `${says} is not a valid RFC 3339 date-time`;
    }
  }
}

/** So many complaints an answer has: whoever mends those hears of the others. */
const TOLD = 10;

/** A value, as an answer says it back. */
const short = (value: string) => value.length <= 200 ? value : `${value.slice(0, 200)}…`;

/**
 * Reads the parameters of a request by the rules of its endpoint.
 *
 * @throws {InvalidRequest} naming what is wrong with them, the first few.
 */
export function readParameters(given: URLSearchParams, rules: ParameterRules): Parameters {
  const errors: ParameterError[] = [];
  const read = new Map<string, string>();
  for (const [name, value] of given) {
    if (errors.length === TOLD) break;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) {
      const known = Object.keys(rules).join(",");
      const shown = name.slice(0, 40);
      // The value of what nobody asked for is not said back: it might be anything, a key even.
      errors.push({
        parameters: { [shown]: [] },
        message: `The query parameter [${shown}] is not one of [${known}]`,
      });
    } else if (read.has(name)) {
      const message =
        `The \`${name}\` query parameter must be given once; join its values by commas`;
      errors.push({ parameters: { [name]: [short(value)] }, message });
    } else {
      const message = complaint(name, value, rule);
      if (message) errors.push({ parameters: { [name]: [short(value)] }, message });
      read.set(name, value);
    }
  }
  if (errors.length > 0) throw new InvalidRequest(errors);
  return read;
}

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
