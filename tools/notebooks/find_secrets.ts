const SECRET_NAME = /key|secret|token|passw|bearer|credential/i;

/** No path, no URL, no list: one long word with letters and digits in it, as keys are. */
const KEY_SHAPE = /^(?![/.~]|[A-Za-z]:|\w+:\/\/)(?=.*\d)(?=.*[A-Za-z])[\w%+=~/.-]{16,}$/;

const isSecret = (name: string, value: string) =>
  KEY_SHAPE.test(value) || (SECRET_NAME.test(name) && /^\S{8,}$/.test(value));

/** The names of the variables whose value is a secret by name or shape, and stands in the text. */
export function findSecrets(text: string, environment: Record<string, string>): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => isSecret(name, value) && text.includes(value))
    .map(([name]) => name);
}
