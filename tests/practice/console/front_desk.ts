import { practiceApp } from "../../../src/practice/serve/practice_app.ts";
import { practiceWorld } from "../../../src/practice/practice_world.ts";
import { madeUpWorld } from "../../../src/practice/match/mod.ts";
import { EVENING } from "../rehearsal.ts";

const TOWN = madeUpWorld("library week", EVENING);

/** What a form about an app says when it is good. */
export const GOOD = {
  name: "Paperwick reading hours",
  description: "How people speak about their library",
  website: "",
  useCase: "I study how readers speak about libraries. I keep no names and publish only counts.",
};

const KEY_REGEXP = /PRACTICE[A-Za-z0-9]{10,}|A{20,}/g;

/** A front desk without a port, and a browser that knows only what pages show. */
export function frontDesk() {
  const clock = { now: EVENING };
  const world = { ...practiceWorld({ now: () => clock.now }), town: () => TOWN };
  const app = practiceApp(world);
  const account = world.registry.owner!;

  /** A page, with the keys on it. */
  const read = async (answer: Response) => {
    const text = await answer.text();
    const { status, headers } = answer;
    return { status, headers, text, keys: [...new Set(text.match(KEY_REGEXP) ?? [])] };
  };
  const see = async (path: string, headers: Record<string, string> = {}) =>
    await read(await app.request(path, { headers }));
  const csrf = async () =>
    (await see("/console/apps/new")).text.match(/name="csrf" value="([^"]+)"/)![1];
  const send = async (
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = { "sec-fetch-site": "same-origin" },
  ) =>
    await read(
      await app.request(path, {
        method: "POST",
        headers,
        body: new URLSearchParams({ csrf: await csrf(), ...fields }),
      }),
    );
  /** Makes an app, and gives the address of its pages. */
  const makeApp = async (fields: Partial<typeof GOOD> = {}) => {
    const { headers } = await send("/console/apps/new", { ...GOOD, ...fields });
    return headers.get("location")!.replace(/\/keys$/, "");
  };
  return { clock, world, app, account, see, send, csrf, makeApp };
}
