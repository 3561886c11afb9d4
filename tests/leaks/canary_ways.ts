/**
 * Code for a kernel: every way that we could think of to make an object say what it holds. Each
 * writes to the notebook's outputs; what refuses, says so there too.
 */
export const WAYS = `
import { inspect } from "node:util";
import { serialize } from "node:v8";

/** Every text within reach: own and inherited, listed or not, by symbols, behind getters, in bytes. */
function reach(root) {
  const texts = new Set();
  const seen = new Set([globalThis, Object.prototype, Function.prototype, Array.prototype]);
  const open = [[root, root, 0]];
  while (open.length > 0) {
    const [value, self, depth] = open.pop();
    if (typeof value === "string" || typeof value === "bigint") texts.add(String(value));
    if (value === null || (typeof value !== "object" && typeof value !== "function")) continue;
    if (seen.has(value) || depth > 12) continue;
    seen.add(value);
    if (value instanceof Promise) value.catch(() => {});
    if (value instanceof ArrayBuffer) open.push([new Uint8Array(value), self, depth]);
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      texts.add(new TextDecoder("latin1").decode(bytes));
      continue;
    }
    if (value instanceof Map || value instanceof Set) {
      for (const entry of value.entries()) open.push([entry, entry, depth + 1]);
    }
    const parent = Object.getPrototypeOf(value);
    if (parent) open.push([parent, self, depth]);
    for (const key of Reflect.ownKeys(value)) {
      texts.add(String(key));
      const { value: plain, get } = Object.getOwnPropertyDescriptor(value, key);
      open.push([plain, plain, depth + 1]);
      if (!get || Object.hasOwn(self, "constructor")) continue;
      try {
        const got = get.call(self);
        open.push([got, got, depth + 1]);
      } catch (error) {
        open.push([error, error, depth + 1]);
      }
    }
  }
  return [...texts];
}

const bare = { customInspect: false, showHidden: true, getters: true, depth: 8 };
const ways = {
  log: (o) => console.log(o),
  formats: (o) => console.log("%o %O %s %j %i %c", o, o, o, o, o, o),
  error: (o) => console.error(o),
  trace: (o) => console.trace(o),
  asserted: (o) => console.assert(false, o),
  grouped: (o) => { console.group(o); console.groupEnd(); },
  counted: (o) => { console.count(o); console.time(o); console.timeEnd(o); },
  dir: (o) => console.dir(o, bare),
  table: (o) => console.table(o),
  tableOfOne: (o) => console.table([o, { o }]),
  denoInspect: (o) => Deno.inspect(o, { showHidden: true, getters: true, showProxy: true, depth: 8 }),
  nodeInspect: (o) => inspect(o, bare),
  nodeInspectFaces: (o) => inspect(o, { showHidden: true, depth: 8 }),
  reach,
  json: (o) => JSON.stringify(o),
  jsonOfAll: (o) => JSON.stringify(o, Object.getOwnPropertyNames(o)),
  text: (o) => String(o),
  template: (o) => \`\${o}\`,
  sum: (o) => o + "",
  localeText: (o) => o.toLocaleString(),
  primitive: (o) => [o.valueOf(), o[Symbol.toPrimitive]?.("string"), o[Symbol.toStringTag]],
  spread: (o) => ({ ...o }),
  assigned: (o) => Object.assign(Object.create(null), o),
  list: (o) => [...o],
  entries: (o) => [Object.entries(o), Object.keys(o), Object.values(o)],
  descriptors: (o) => inspect(Object.getOwnPropertyDescriptors(o), bare),
  prototype: (o) => inspect(Object.getPrototypeOf(o), bare),
  clone: (o) => inspect(structuredClone(o), bare),
  channel: (o) => { const { port1, port2 } = new MessageChannel(); try { port1.postMessage(o); } finally { port1.close(); port2.close(); } },
  serialised: (o) => serialize(o).toString("latin1"),
  blob: (o) => new Blob([o]).text(),
  response: (o) => new Response(o).text(),
  form: (o) => { const form = new FormData(); form.append("o", o); return [...form]; },
  search: (o) => String(new URLSearchParams(o)),
  header: (o) => [...new Headers(o)],
  proxy: (o) => inspect(new Proxy(o, {}), { ...bare, showProxy: true }),
  inherited: (o) => inspect(Object.create(o), bare),
  inside: (o) => console.log({ deep: { deeper: [o, new Map([[o, o]]), new Set([o])] } }),
  cause: (o) => console.error(new Error("a", { cause: o })),
  aggregate: (o) => console.error(new AggregateError([o], "a")),
  event: (o) => inspect(new CustomEvent("a", { detail: o }), bare),
  constructor: (o) => [o.constructor?.name, String(o.constructor), inspect(o.constructor, bare)],
  csv: (o) => [o.toCsv?.(), o.toCsv?.({ spreadsheet: true }), o.toJsonl?.()],
  jupyter: (o) => o[Symbol.for("Jupyter.display")]?.(),
  displayed: (o) => Deno.jupyter.display(o),
  misused: (o) => {
    const said = [];
    for (let of = o; of && of !== Object.prototype; of = Object.getPrototypeOf(of)) {
      for (const key of Reflect.ownKeys(of)) {
        const { value, get } = Object.getOwnPropertyDescriptor(of, key);
        for (const call of [get, value]) {
          if (typeof call !== "function" || key === "constructor" || /^class/.test(String(call))) continue;
          try {
            const got = get ? call.call({}) : Symbol.for("Jupyter.display") === key ? call.call({}) : undefined;
            got?.catch?.(() => {});
          } catch (error) {
            said.push(inspect(error, bare));
          }
        }
      }
    }
    return said;
  },
};

/** Tries every way on one object. Says how many there were. */
async function sayAll(name, o) {
  let tried = 0;
  for (const [way, say] of Object.entries(ways)) {
    tried++;
    try {
      const said = await say(o);
      if (said !== undefined) console.log(name, way, typeof said === "string" ? said : JSON.stringify(said, (_, v) => typeof v === "bigint" ? String(v) : v) ?? "");
    } catch (error) {
      console.log(name, way, "refused", inspect(error, { showHidden: true, depth: 4 }), reach(error).join("\\n"));
    }
  }
  return tried;
}
`;
