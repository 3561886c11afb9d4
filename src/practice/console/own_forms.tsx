/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { MiddlewareHandler } from "npm:hono@4.13.19";
import { bodyLimit } from "npm:hono@4.13.19/body-limit";
import { sameText } from "../desk/mod.ts";
import { Page, showPage } from "./page.tsx";
import type { PageContext, PageEnv } from "./page_session.ts";

/** The largest form, in bytes. */
const LARGEST_FORM = 16_384;

const FORM = "application/x-www-form-urlencoded";

/** Why a form is not taken, with what to do about it. */
interface NotTaken {
  status: 400 | 403 | 413 | 415;
  title: string;
  advice: string;
}

const STRANGER: NotTaken = {
  status: 403,
  title: "This form did not come from this page",
  advice: "Nothing was changed. Open the page again and fill in the form there.",
};

const OLD_PAGE: NotTaken = {
  status: 403,
  title: "This page has grown old",
  advice: "Nothing was changed: the form was opened before the room was, or for another session. " +
    "Open the page again and fill it in there.",
};

const TOO_LARGE: NotTaken = {
  status: 413,
  title: "This form is too long",
  advice: `Nothing was changed. A form here holds up to ${LARGEST_FORM / 1024} kilobytes.`,
};

const NO_FORM: NotTaken = {
  status: 415,
  title: "This is not a form",
  advice: `Nothing was changed. The pages here take ${FORM}.`,
};

const notTaken = (c: PageContext, { status, title, advice }: NotTaken) =>
  showPage(
    c,
    <Page c={c} title={title}>
      <p>{advice}</p>
      <p>
        <a href="/console">To the start of the console</a>
      </p>
    </Page>,
    status,
  );

/**
 * Whether the browser says that one of our own pages sent this. Every browser names at least the
 * origin of a form; one that names neither is no browser.
 */
function isFromHere(c: PageContext): boolean {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined) return site !== undefined;
  return URL.canParse(origin) &&
    new URL(origin).host === (c.req.header("host") ?? new URL(c.req.url).host);
}

/** Reads no form that is larger than ours. */
export const shortForms: MiddlewareHandler = bodyLimit({
  maxSize: LARGEST_FORM,
  onError: (c) => notTaken(c as PageContext, TOO_LARGE),
});

/**
 * Takes only forms that our own pages sent: by what the browser says of their origin, and by the
 * session's own token in them. Afterwards `c.get("form")` has their fields.
 */
export function ownForms(): MiddlewareHandler<PageEnv> {
  return async function ownForms(c, next) {
    if (c.req.method !== "POST") return await next();
    if (!isFromHere(c)) return notTaken(c, STRANGER);
    const kind = c.req.header("content-type")?.split(";")[0].trim().toLowerCase();
    if (kind !== FORM) return notTaken(c, NO_FORM);
    const form = new URLSearchParams(await c.req.text());
    const session = c.get("session");
    if (session && !sameText(form.get("csrf") ?? "", session.csrf)) return notTaken(c, OLD_PAGE);
    c.set("form", form);
    await next();
  };
}
