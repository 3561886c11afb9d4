import { findSecrets } from "../../tools/notebooks/mod.ts";
import { assertEquals } from "../assert.ts";

const IN_THE_TEXT = [
  { name: "a key by its shape", variable: "MADE_UP", value: "MADEUP1234567890-abc%2F%3D" },
  { name: "a short secret by its name", variable: "DB_PASSWORD", value: "madeup-word" },
];

for (const { name, variable, value } of IN_THE_TEXT) {
  Deno.test(`findSecrets() finds ${name}`, () => {
    assertEquals(findSecrets(`a ${value} b`, { [variable]: value }), [variable]);
    assertEquals(findSecrets("a b", { [variable]: value }), []);
  });
}

for (const value of ["/usr/local/bin2/somewhere", "https://registry.example.org/npm2", "1", ""]) {
  Deno.test(`findSecrets() takes ${JSON.stringify(value)} for no secret`, () => {
    assertEquals(findSecrets(`a ${value} b`, { MADE_UP: value }), []);
  });
}
