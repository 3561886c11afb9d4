type Test = (text: string) => boolean;

const EMPTY = "";

/**
 * What a good answer says of itself, without the texts that tell of a secret. The posts stay as
 * they came: nobody who wrote them knew our keys, and a number in them may look like a piece of one.
 *
 * @param body The answer.
 * @param holdsSecret Whether a text tells of a secret.
 */
export function withoutSecrets(body: unknown, holdsSecret: Test): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { errors } = body as { errors?: unknown };
  return errors === undefined ? body : { ...body, errors: cleaned(errors, holdsSecret) };
}

/** Names and values alike; what has neither is left as it is. */
function cleaned(value: unknown, holdsSecret: Test): unknown {
  if (typeof value === "string") return holdsSecret(value) ? EMPTY : value;
  if (Array.isArray(value)) return value.map((each) => cleaned(each, holdsSecret));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      holdsSecret(name) ? EMPTY : name,
      cleaned(each, holdsSecret),
    ]),
  );
}
