/** @jsxImportSource npm:hono@4.13.19/jsx */
import { html } from "npm:hono@4.13.19/html";
import type { Child, FC } from "npm:hono@4.13.19/jsx";
import type { ContentfulStatusCode } from "npm:hono@4.13.19/utils/http-status";
import { CONSOLE } from "../../problems/mod.ts";
import { SCRIPT_PATH } from "./copy_buttons.tsx";
import { dollars, LABELS } from "./labels.tsx";
import { accountOf, type PageContext } from "./page_session.ts";
import { STYLE_PATH } from "./style_sheet.ts";

/** One way through the console. */
interface NavLink {
  href: string;
  label: string;
}

/** The ways of who has an account. */
const NAV: readonly NavLink[] = [
  { href: "/console", label: CONSOLE.apps },
  { href: "/console/search", label: LABELS.search },
  { href: "/console/billing", label: CONSOLE.billing },
  { href: "/console/failures", label: LABELS.failures },
];

/** What makes a page. */
interface PageParts {
  c: PageContext;
  /** Its heading; a page with an `error` says so in the window's title as well. */
  title: string;
  /** A line above the heading: where we are. */
  above?: Child;
  /** A line below the heading: what this page is for. */
  lead?: Child;
  /** Which of the ways is walked, by its address. */
  at?: string;
  /** The ways; by default those of who has an account, or none. */
  nav?: readonly NavLink[];
  /** What stands beside the page. */
  aside?: Child;
  /** Something in it has to be mended. */
  error?: boolean;
  children?: Child;
}

const Ways: FC<{ links: readonly NavLink[]; at?: string }> = ({ links, at }) => (
  <nav class="ways" aria-label="Console">
    <ul>
      {links.map(({ href, label }) => (
        <li>
          <a href={href} aria-current={href === at ? "page" : undefined}>{label}</a>
        </li>
      ))}
    </ul>
  </nav>
);

const Person: FC<{ c: PageContext }> = ({ c }) => {
  const account = accountOf(c);
  return account
    ? (
      <p class="person">
        <span>{account.name}</span>{" "}
        <a href="/console/billing" class="balance">
          <span class="unseen">Play money left:</span>
          {dollars(account.balance)}
        </a>{" "}
        {c.get("session")?.role === "student" ? <a href="/console/leave">Leave</a> : null}
      </p>
    )
    : null;
};

/** The frame of every page: what it is, where to go, and that it is not X. */
export const Page: FC<PageParts> = (parts) => {
  const { c, title, above, lead, at, aside, error, children } = parts;
  const nav = parts.nav ?? (accountOf(c) ? NAV : []);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${error ? "To mend: " : ""}${title} · ${LABELS.disclaimer}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={STYLE_PATH} />
        <script src={SCRIPT_PATH} defer></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        <header class="top">
          <div class="bar">
            <p class="house">
              <a href="/console">{LABELS.room}</a>
            </p>
            <strong class="stamp">{LABELS.stamp}</strong>
            <span class="not-x">{LABELS.notX}</span>
            <Person c={c} />
          </div>
          {nav.length > 0 ? <Ways links={nav} at={at} /> : null}
        </header>
        <div class={aside ? "desk with-aside" : "desk"}>
          <main id="main" tabindex={-1}>
            {above ? <p class="above">{above}</p> : null}
            <h1>{title}</h1>
            {lead ? <p class="lead">{lead}</p> : null}
            {children}
          </main>
          {aside ? <aside aria-label={LABELS.whatNow}>{aside}</aside> : null}
        </div>
        <footer class="foot">
          <p>
            <strong>{LABELS.disclaimer}.</strong> {LABELS.promise}
          </p>
        </footer>
      </body>
    </html>
  );
};

/** Sends a page. */
export function showPage(
  c: PageContext,
  page: Child,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(html`<!doctype html>${page}`, status);
}
