import { showAside } from "../display/mod.ts";
import { type Doing, toOptions } from "../problems/mod.ts";

const told = new Set<string>();

/**
 * Takes options by the names that they had before, and says once what they are called now. Where
 * both are given, the new name counts.
 *
 * @param options As they were given.
 * @param newNames The new name of each old one.
 * @param doing What is being done, such as `"search"`.
 * @throws {AccessError} `bad-option` if they are no options.
 */
export function takeOldNames<Options extends object>(
  options: Options,
  newNames: { readonly [Old in keyof Options]?: keyof Options & string },
  doing: Doing,
): Options {
  const names = new Map(Object.entries(newNames) as [string, string][]);
  const given = Object.entries(toOptions(options, doing));
  const old = given.filter(([name, value]) => names.has(name) && value !== undefined);
  for (const [name] of old) {
    const sentence = `${doing}: the option ${name} is called ${names.get(name)} now. ` +
      "The old name is still taken.";
    if (told.has(sentence)) continue;
    told.add(sentence);
    // A front end that is gone must not end the call.
    showAside(sentence).catch(() => {});
  }
  return Object.fromEntries([
    ...old.map(([name, value]) => [names.get(name), value]),
    ...given.filter(([name]) => !names.has(name)),
  ]);
}
