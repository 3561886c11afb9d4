import type { IssuedKeys } from "../../../src/practice/mod.ts";
import { type Visited, Visitor } from "./visitor.ts";

/** Sends over the network. A parameter so that requests can be timed. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

function expect({ status, text }: Visited, wanted: number): void {
  if (status !== wanted) throw new Error(`the room answered ${status}, not ${wanted}: ${text}`);
}

/** The values that a page shows once. */
function keysOn({ text }: Visited): Partial<IssuedKeys> {
  const found = text.matchAll(/id="value-(\w+)" class="value">([^<]+)</g);
  return Object.fromEntries([...found].map(([, part, value]) => [part, value]));
}

/** A student who does over real HTTP what a lesson asks, page by page. */
export class PretendStudent {
  readonly name: string;
  readonly #url: string;
  readonly #fetch: Fetch;
  readonly #browser: Visitor;
  #app = "";
  keys: Partial<IssuedKeys> = {};

  constructor(url: string, name: string, send: Fetch = fetch) {
    this.name = name;
    this.#url = url;
    this.#fetch = send;
    this.#browser = new Visitor((path, init) => send(url + path, init), url);
  }

  async join(code: string): Promise<void> {
    expect(await this.#browser.get("/console/join"), 200);
    expect(await this.#browser.post("/console/join", { code, name: this.name }), 303);
  }

  async createApp(name = `App of ${this.name}`): Promise<void> {
    expect(await this.#browser.get("/console/apps/new"), 200);
    const sent = await this.#browser.post("/console/apps/new", {
      name,
      description: "Counts what people say about their library.",
      website: "",
      useCase: "We study how people speak about libraries. We read public posts of one week.",
    });
    expect(sent, 303);
    this.#app = sent.headers.get("location")!;
    this.keys = keysOn(await this.#browser.get(this.#app));
  }

  async makeKeys(): Promise<void> {
    expect(await this.#browser.post(`${this.#app}/generate-access-token`, {}), 303);
    Object.assign(this.keys, keysOn(await this.#browser.get(this.#app)));
  }

  /** Asks the API, by Bearer Token. */
  ask(path: string): Promise<Response> {
    const headers = { authorization: `Bearer ${this.keys.bearerToken}` };
    return this.#fetch(this.#url + path, { headers });
  }
}
