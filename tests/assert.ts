/**
 * The one place where the tests take in `@std/assert` (JSR). Some networks reach npm but not JSR,
 * so JSR is asked first, briefly, and `node:assert/strict` stands in where it does not answer.
 *
 * The import below is deliberately not a literal: a literal `jsr:` import is fetched before the
 * first line runs, and hangs for ever where JSR's host accepts and never answers.
 */
import strict from "node:assert/strict";

interface Assertions {
  assert(value: unknown, message?: string): asserts value;
  assertEquals<T>(actual: T, expected: T, message?: string): void;
  assertNotEquals<T>(actual: T, expected: T, message?: string): void;
  assertStringIncludes(actual: string, expected: string, message?: string): void;
  assertMatch(actual: string, expected: RegExp, message?: string): void;
  assertRejects(fn: () => Promise<unknown>): Promise<unknown>;
  assertThrows(fn: () => unknown): unknown;
}

const standIn: Assertions = {
  assert: (value, message) => strict.ok(value, message),
  assertEquals: (actual, expected, message) => strict.deepEqual(actual, expected, message),
  assertNotEquals: (actual, expected, message) => strict.notDeepEqual(actual, expected, message),
  assertStringIncludes: (actual, expected, message) =>
    strict.ok(
      actual.includes(expected),
      message ?? `Expected ${JSON.stringify(actual)} to include ${JSON.stringify(expected)}`,
    ),
  assertMatch: (actual, expected, message) => strict.match(actual, expected, message),
  async assertRejects(fn) {
    try {
      await fn();
    } catch (error) {
      return error;
    }
    throw new strict.AssertionError({ message: "Expected the promise to be rejected" });
  },
  assertThrows(fn) {
    try {
      fn();
    } catch (error) {
      return error;
    }
    throw new strict.AssertionError({ message: "Expected the function to throw" });
  },
};

/** Test files share one process, so the verdict is kept where all of them see it. */
const VERDICT = "LIBRARY_CARD_TEST_JSR";

async function load(): Promise<Assertions> {
  if (Deno.env.get(VERDICT) === "no") return standIn;
  const registry = Deno.env.get("JSR_URL") ?? "https://jsr.io";
  try {
    const probe = await fetch(new URL("/@std/assert/meta.json", registry), {
      signal: AbortSignal.timeout(800),
    });
    await probe.body?.cancel();
    if (!probe.ok) throw new Error(`JSR answered ${probe.status}`);
    const specifier = "@std/assert";
    return await import(specifier);
  } catch {
    Deno.env.set(VERDICT, "no");
    return standIn;
  }
}

const loaded: Assertions = await load();

export const assert: Assertions["assert"] = loaded.assert;
export const assertEquals: Assertions["assertEquals"] = loaded.assertEquals;
export const assertNotEquals: Assertions["assertNotEquals"] = loaded.assertNotEquals;
export const assertStringIncludes: Assertions["assertStringIncludes"] = loaded.assertStringIncludes;
export const assertMatch: Assertions["assertMatch"] = loaded.assertMatch;
export const assertRejects: Assertions["assertRejects"] = loaded.assertRejects;
export const assertThrows: Assertions["assertThrows"] = loaded.assertThrows;
