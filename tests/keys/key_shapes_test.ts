import { assert, assertEquals, assertStringIncludes } from "../assert.ts";
import { type KeyPart } from "../../src/keys/mod.ts";
import { fitsPart, isForeign, shapeNote, shapeOf } from "../../src/keys/key_shapes.ts";
import { MADE_UP } from "./made_up_keys.ts";

const CLIENT_ID = btoa("MadeUpClientId12345678:1:ci").replaceAll("=", "");

Deno.test("shapeOf() knows each kind", () => {
  assertEquals(shapeOf(MADE_UP.apiKey), "apiKey");
  assertEquals(shapeOf(MADE_UP.apiSecret), "secret");
  assertEquals(shapeOf(MADE_UP.accessToken), "accessToken");
  assertEquals(shapeOf(MADE_UP.accessTokenSecret), "secret");
  assertEquals(shapeOf(MADE_UP.bearerToken), "bearerToken");
  assertEquals(shapeOf(CLIENT_ID), "clientId");
  assertEquals(shapeOf("xai-MADEUP0123456789"), "xaiKey");
  assertEquals(shapeOf("student@example.org"), "email");
  assertEquals(shapeOf("hunter2"), "unknown");
});

Deno.test("shapeNote() says nothing where the shape fits", () => {
  for (const [part, value] of Object.entries(MADE_UP)) {
    assertEquals(shapeNote(value, part as KeyPart, "It"), undefined, part);
  }
});

Deno.test("shapeNote() tells every swap that shapes can tell, and never the value", () => {
  const parts = Object.keys(MADE_UP) as KeyPart[];
  for (const slot of parts) {
    for (const other of parts) {
      const value = MADE_UP[other];
      const note = shapeNote(value, slot, "X_SLOT");
      const alike = slot.endsWith("Secret") && other.endsWith("Secret");
      assertEquals(note === undefined, slot === other || alike, `${other} in ${slot}`);
      if (!note) continue;
      assert(note.startsWith("X_SLOT looks like") && note.endsWith("?"), note);
      assert(!note.includes(value.slice(-6)), note);
    }
  }
});

Deno.test("shapeNote() says what a Client ID, an xAI key and an e-mail address are", () => {
  assertStringIncludes(shapeNote(CLIENT_ID, "apiKey", "It")!, "OAuth 2.0 Client ID");
  assertStringIncludes(shapeNote("xai-MADEUP", "apiKey", "It")!, "another service");
  assertStringIncludes(shapeNote("a@example.org", "apiKey", "It")!, "never your X account");
});

Deno.test("isForeign() is sure only of what surely belongs elsewhere", () => {
  assert(isForeign(CLIENT_ID));
  assert(isForeign("xai-MADEUP"));
  assert(isForeign("sk-proj-MADEUP0123456789") && isForeign("ghp_MADEUP0123456789"));
  assert(!isForeign("an odd value"));
  assert(!Object.values(MADE_UP).some(isForeign));
});

Deno.test("fitsPart() takes both kinds of secret for either", () => {
  assert(fitsPart(MADE_UP.apiSecret, "accessTokenSecret"));
  assert(!fitsPart(MADE_UP.apiKey, "apiSecret"));
});
