/** Pretend students for the lesson notebook: they come over the network, as a class does. @module */
import type { PracticeRoom } from "../mod.ts";

/** Milliseconds between two of Ada's searches, so that she meets each failure that is rehearsed. */
const ADA_ASKS_EVERY = 300;

/** One student, in a browser of their own. */
class Student {
  #cookie = "";

  constructor(readonly room: PracticeRoom, readonly name: string) {}

  async #open(path: string): Promise<string> {
    const headers = { cookie: this.#cookie };
    return await (await fetch(this.room.url + path, { headers })).text();
  }

  #send(path: string, fields: Record<string, string>): Promise<Response> {
    return fetch(this.room.url + path, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: this.#cookie, origin: this.room.url },
      body: new URLSearchParams(fields),
    });
  }

  /** Types the class code and a name. */
  async join(): Promise<void> {
    const code = this.room.classCode()!;
    const joined = await this.#send("/console/join", { code, name: this.name });
    await joined.body?.cancel();
    this.#cookie = joined.headers.getSetCookie()[0].split(";")[0];
  }

  /** Creates an app and all its keys; gives the Bearer Token. */
  async makeKeys(): Promise<string> {
    const page = await this.#open("/console/apps/new");
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)![1];
    const created = await this.#send("/console/apps/new", {
      csrf,
      name: `Library week of ${this.name}`,
      description: "Counts what people say about their library.",
      useCase: "We study how people speak about libraries. We read public posts of one week.",
    });
    await created.body?.cancel();
    const keys = created.headers.get("location")!;
    const shownOnce = await this.#open(keys);
    await (await this.#send(`${keys}/generate-access-token`, { csrf })).body?.cancel();
    return /id="value-bearerToken"[^>]*>([^<]+)/.exec(shownOnce)![1];
  }
}

/**
 * Brings three students into a room: Ada walks all the way and goes on asking for posts until the
 * room closes, Grace has made her keys and not used them, Edsger has only joined.
 *
 * @param room A room that was opened for a class.
 */
export async function pretendStudents(room: PracticeRoom): Promise<void> {
  const [ada, grace, edsger] = ["Ada", "Grace", "Edsger"].map((name) => new Student(room, name));
  await ada.join();
  const bearerToken = await ada.makeKeys();
  await grace.join();
  await grace.makeKeys();
  await edsger.join();
  const search = async () => {
    const answer = await fetch(`${room.url}/2/tweets/search/recent?query=library`, {
      headers: { authorization: `Bearer ${bearerToken}` },
    });
    await answer.body?.cancel();
  };
  await search();
  const goesOn = setInterval(() => search().catch(() => clearInterval(goesOn)), ADA_ASKS_EVERY);
}
