import { type Message, packMessage, unpackMessage } from "../../tools/kernel/message.ts";
import { assertEquals, assertStringIncludes, assertThrows } from "../assert.ts";

const MESSAGE: Message = {
  header: {
    msg_id: "1",
    msg_type: "stream",
    session: "made-up",
    username: "reader",
    date: "2026-01-01T00:00:00Z",
    version: "5.3",
  },
  parent: {},
  metadata: {},
  content: { name: "stdout", text: "Bücherei\n" },
};

Deno.test("unpackMessage() gives back what packMessage() took", () => {
  assertEquals(unpackMessage(packMessage(MESSAGE, "MADEUP"), "MADEUP"), MESSAGE);
});

Deno.test("unpackMessage() refuses a message signed with another key", () => {
  const error = assertThrows(() => unpackMessage(packMessage(MESSAGE, "MADEUP"), "OTHER"));
  assertStringIncludes(String(error), "its signature is wrong");
});

Deno.test("unpackMessage() refuses a message without a signature", () => {
  const parts = packMessage(MESSAGE, "MADEUP");
  parts[1] = parts[1].subarray(0, 0);
  assertStringIncludes(String(assertThrows(() => unpackMessage(parts, "MADEUP"))), "signature");
});
