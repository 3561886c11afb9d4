import { assert, assertEquals } from "../assert.ts";
import { ENDPOINTS } from "../../src/practice/api/mod.ts";
import { rehearsal } from "./rehearsal.ts";

type Json = Record<string, unknown>;

/** What OpenAPI 3.0 asks of a file and this one breaks; every sentence names the place. */
function faults(file: Json): string[] {
  const found: string[] = [];
  const need = (holds: unknown, what: string) => holds || found.push(what);
  need(/^3\.0\.\d$/.test(String(file.openapi)), "openapi");
  const { title, version } = file.info as Json;
  need(typeof title === "string" && typeof version === "string", "info");
  const { schemas, securitySchemes } = file.components as Record<string, Json>;
  const operations = new Set<unknown>();
  for (const [path, item] of Object.entries(file.paths as Json)) {
    need(/^\/([a-z0-9_.]+|\{\w+\})(\/([a-z0-9_.]+|\{\w+\}))*$/.test(path), `path ${path}`);
    for (const [method, each] of Object.entries(item as Json)) {
      const at = `${method} ${path}`;
      const operation = each as Json;
      need(["get", "post"].includes(method), at);
      need(!operations.has(operation.operationId), `${at}: operationId`);
      operations.add(operation.operationId);
      need(/^\w+$/.test(String(operation.operationId)), `${at}: operationId`);
      const parameters = operation.parameters as Json[];
      const names = parameters.map((one) => `${one.in} ${one.name}`);
      need(new Set(names).size === names.length, `${at}: a parameter twice`);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path ${name}`);
      assertEquals(names.filter((name) => name.startsWith("path")), inPath, at);
      for (const one of parameters) {
        need(one.in !== "path" || one.required === true, `${at}: ${one.name} must be required`);
        schema(one.schema as Json, `${at}: ${one.name}`);
      }
      for (const way of operation.security as Json[]) {
        for (const name of Object.keys(way)) need(name in securitySchemes, `${at}: ${name}`);
      }
      const responses = Object.entries(operation.responses as Record<string, Json>);
      need(responses.length > 0, `${at}: responses`);
      for (const [status, response] of responses) {
        need(/^([1-5]\d\d|default)$/.test(status), `${at}: ${status}`);
        need(typeof response.description === "string", `${at}: ${status} description`);
        const content = response.content as Record<string, { schema: Json }>;
        for (const [type, { schema: inner }] of Object.entries(content)) {
          schema(inner, `${at} ${status} ${type}`);
        }
      }
    }
  }
  for (const [name, each] of Object.entries(schemas)) schema(each as Json, name);
  return found;

  function schema(each: Json, at: string): void {
    if ("$ref" in each) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(String(each.$ref))?.[1];
      need(name && name in schemas, `${at}: ${each.$ref}`);
      return;
    }
    const types = ["string", "integer", "number", "boolean", "array", "object", undefined];
    need(types.includes(each.type as string), `${at}: type`);
    if (each.type === "array") need(each.items, `${at}: an array has items`);
    if (each.items) schema(each.items as Json, `${at}[]`);
    const properties = Object.entries(each.properties ?? {});
    for (const [name, inner] of properties) schema(inner as Json, `${at}.${name}`);
    const needed = each.required as string[] | undefined;
    need(!needed || needed.length > 0 && needed.every((one) => one in Object(each.properties)), at);
  }
}

const file = async (): Promise<Json> => (await rehearsal().app.request("/2/openapi.json")).json();

Deno.test("GET /2/openapi.json is valid OpenAPI 3, and needs no keys", async () => {
  assertEquals(faults(await file()), []);
});

Deno.test("the check of the OpenAPI file finds what is broken", async () => {
  const broken = JSON.parse(JSON.stringify(await file()).replace("schemas/User", "schemas/Nobody"));
  broken.paths["/2/users/{id}"].get.parameters[0].required = false;
  delete broken.components.schemas.Meta.properties.result_count.type;
  broken.components.schemas.Meta.properties.newest_id.type = "text";
  assert(faults(broken).length >= 3);
});

Deno.test("GET /2/openapi.json names every endpoint with its parameters, limits and keys", async () => {
  const { paths } = await file() as { paths: Record<string, { get: Json }> };
  assertEquals(Object.keys(paths).length, ENDPOINTS.length);
  for (const { path, limits, inPath = {}, parameters } of ENDPOINTS) {
    const { get } = paths[path.replace(/:(\w+)/g, "{$1}")];
    assertEquals(
      (get.parameters as Json[]).map(({ name }) => name),
      [...Object.keys(inPath), ...Object.keys(parameters)],
    );
    assertEquals((get["x-rate-limits"] as Json).per_15_minutes, limits);
    assertEquals((get.security as Json[]).length, Object.keys(limits).length);
  }
});

Deno.test("GET /2/openapi.json tells what X would charge", async () => {
  const { paths } = await file() as { paths: Record<string, { get: Json }> };
  const price = (path: string) => paths[path].get["x-price"];
  assertEquals(price("/2/tweets/search/all"), { usd: 0.005, for_each: "post" });
  assertEquals(price("/2/users/{id}/followers"), { usd: 0.01, for_each: "user" });
  assertEquals(price("/2/tweets/counts/all"), { usd: 0.01, for_each: "request" });
  assertEquals(price("/2/usage/credits"), { usd: 0 });
});

Deno.test("what the room answers is what its OpenAPI file says", async () => {
  const { bearer } = rehearsal();
  const { components, paths } = await file() as {
    components: { schemas: Record<string, { properties: Json; required?: string[] }> };
    paths: Json;
  };
  const everything = "tweet.fields=created_at,author_id,public_metrics,entities,geo,attachments" +
    "&user.fields=public_metrics,created_at&expansions=author_id,referenced_tweets.id,geo.place_id";
  const answer = await bearer(
    `/2/tweets/search/recent?query=library&max_results=100&${everything}`,
  );
  const { data, includes, meta } = await answer.json();
  const rows = { Post: [...data, ...includes.tweets], User: includes.users, Meta: [meta] };
  for (const [name, objects] of Object.entries(rows)) {
    const { properties, required = [] } = components.schemas[name];
    for (const each of objects) {
      assertEquals(Object.keys(each).filter((field) => !(field in properties)), [], name);
      assertEquals(required.filter((field) => !(field in each)), [], name);
    }
  }
  assert("/2/tweets/search/recent" in paths);
});
