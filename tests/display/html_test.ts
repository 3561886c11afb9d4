import { assertEquals } from "../assert.ts";
import { html } from "../../src/display/mod.ts";

Deno.test("html escapes what is put in, in text and in attributes", () => {
  const evil = `"><script>alert('x')</script>&`;
  assertEquals(
    String(html`<a title="${evil}">${evil}</a>`),
    `<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">` +
      `&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>`,
  );
});

Deno.test("html keeps markup and lists of it, and leaves nothing for nothing", () => {
  const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`);
  assertEquals(
    String(html`<ul>${items}${null}${undefined}${false}${0}</ul>`),
    "<ul><li>a</li><li>&lt;b&gt;</li>0</ul>",
  );
});

Deno.test("html makes control characters visible", () => {
  assertEquals(String(html`${"a\u0000b\u001b[31mc\nd"}`), "a\uFFFDb\uFFFD[31mc\nd");
});
