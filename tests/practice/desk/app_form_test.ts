import { type AppForm, readAppForm } from "../../../src/practice/desk/app.ts";
import { assert, assertEquals, assertMatch } from "../../assert.ts";
import { GOOD_FORM } from "./forms.ts";

const read = (form: Partial<AppForm>) =>
  readAppForm({ ...GOOD_FORM, ...form }, (name) => name === "Taken");

Deno.test.each<{ is: string; form: Partial<AppForm> }>([
  { is: "as it should be", form: {} },
  { is: "with a name of 32 characters, however many bytes", form: { name: "é".repeat(31) + "📚" } },
  { is: "with a description of 10 characters", form: { description: "0123456789" } },
  { is: "with a description of 200 characters", form: { description: "x".repeat(200) } },
  { is: "without a website", form: { website: "" } },
  { is: "with a website by http", form: { website: "http://example.org" } },
])("readAppForm() takes a form $is", ({ form }) => {
  assert("fields" in read(form));
});

Deno.test.each<{ is: string; form: Partial<AppForm>; field: string }>([
  { is: "without a name", form: { name: "  " }, field: "name" },
  { is: "with a name of 33 characters", form: { name: "x".repeat(33) }, field: "name" },
  { is: "with a name that is taken", form: { name: " Taken " }, field: "name" },
  { is: "with a description of 9", form: { description: "012345678" }, field: "description" },
  { is: "with one of 201", form: { description: "x".repeat(201) }, field: "description" },
  { is: "with a website without scheme", form: { website: "example.org" }, field: "website" },
  { is: "with a script", form: { website: "javascript:alert(1)" }, field: "website" },
  { is: "without a use case", form: { useCase: "\n" }, field: "useCase" },
  {
    is: "with a permission X has not",
    form: { permissions: "all" as "read" },
    field: "permissions",
  },
])("readAppForm() refuses a form $is, and says how to mend it", ({ form, field }) => {
  const result = read(form);
  assert("problems" in result);
  assertEquals(result.problems.map((each) => each.field), [field as "name"]);
  assertMatch(result.problems[0].message, /^[A-Z].{10,}\.$/);
});

Deno.test("readAppForm() tells everything that is to be mended at once", () => {
  const result = read({ name: "", description: "", website: "x", useCase: "" });
  assert("problems" in result);
  assertEquals(result.problems.length, 4);
});

Deno.test("readAppForm() advises a longer use case, and holds nobody up for it", () => {
  const result = read({ useCase: "Study." });
  assert("fields" in result);
  assertEquals(result.notes.map(({ field }) => field), ["useCase"]);
});
