import { assertEquals } from "../assert.ts";
import { connect } from "../../mod.ts";

Deno.test("a card shows the warning of a query once, beside the result", async () => {
  const card = await connect({ practice: true });
  const { error } = console;
  const shown: unknown[] = [];
  console.error = (value) => shown.push(value);
  try {
    await card.count("library OR archive lang:en");
    await card.search("library OR archive lang:en");
    await card.search("library");
  } finally {
    console.error = error;
  }
  assertEquals(shown.map((value) => (value as { query: string }).query), [
    "library OR archive lang:en",
  ]);
});
