import { assertEquals } from "../assert.ts";
import * as door from "../../mod.ts";

Deno.test("mod.ts offers these values and no more", () => {
  assertEquals(Object.keys(door).sort(), [
    "AccessError",
    "AccessReport",
    "Collection",
    "CollectionReport",
    "Counts",
    "Estimate",
    "Keys",
    "LedgerView",
    "LibraryCard",
    "PRICES",
    "People",
    "Posts",
    "Profile",
    "QueryReport",
    "SAMPLE_QUERY",
    "SourceTable",
    "VERSION",
    "checkAccess",
    "checkQuery",
    "connect",
    "estimate",
    "findKeys",
    "findLeaks",
    "looksLikeKey",
    "mendEnvFiles",
    "openCollection",
    "show",
    "startPractice",
  ]);
});
