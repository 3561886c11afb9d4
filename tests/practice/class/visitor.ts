/** A page as it came. */
export interface Visited {
  status: number;
  text: string;
  headers: Headers;
}

type Send = (path: string, init: RequestInit) => Response | Promise<Response>;

/** Somebody before a browser: has cookies, says where a form comes from, fills in what is hidden. */
export class Visitor {
  readonly #send: Send;
  readonly #origin: string;
  #csrf = "";
  /** What the browser sends back. */
  cookie = "";

  constructor(send: Send, origin = "http://127.0.0.1") {
    this.#send = send;
    this.#origin = origin;
  }

  async #visit(path: string, init: RequestInit): Promise<Visited> {
    const headers = { cookie: this.cookie, ...init.headers as Record<string, string> };
    const answer = await this.#send(path, { ...init, headers, redirect: "manual" });
    // A byte-order mark counts.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    for (const cookie of answer.headers.getSetCookie()) this.cookie = cookie.split(";")[0];
    this.#csrf = /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? this.#csrf;
    return { status: answer.status, text, headers: answer.headers };
  }

  get(path: string): Promise<Visited> {
    return this.#visit(path, {});
  }

  /** Sends a form, as the page that was visited last would. */
  post(path: string, fields: Record<string, string>, more: Record<string, string> = {}) {
    return this.#visit(path, {
      method: "POST",
      headers: {
        origin: this.#origin,
        "content-type": "application/x-www-form-urlencoded",
        ...more,
      },
      body: String(new URLSearchParams({ csrf: this.#csrf, ...fields })),
    });
  }
}
