/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { FC } from "npm:hono@4.13.19/jsx";
import type { TurnedAway } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { OwnForm, TextField, ToMend } from "../fields.tsx";
import { Page, showPage } from "../page.tsx";
import {
  accountOf,
  keepSession,
  type PageContext,
  type PageEnv,
  sessionSecret,
} from "../page_session.ts";
import type { CodeLimiter } from "./code_limiter.ts";

const JoinPage: FC<{ c: PageContext; turnedAway?: TurnedAway }> = ({ c, turnedAway }) => {
  const problems = turnedAway ? [turnedAway] : [];
  const typed = c.get("form");
  return (
    <Page
      c={c}
      title="Join the class"
      lead="Here you get a developer account to practise with: made-up posts, play money, nothing to lose."
      error={problems.length > 0}
    >
      <ToMend problems={problems} />
      <OwnForm c={c} action="/console/join">
        <TextField
          name="code"
          label="Class code"
          hint="It is on the board. Capitals, blanks and hyphens do not matter."
          value={typed.get("code") ?? ""}
          problems={problems}
        />
        <TextField
          name="name"
          label="Your name"
          hint="By which your teacher knows you; no one else sees it."
          value={typed.get("name") ?? ""}
          problems={problems}
          autocomplete="name"
        />
        <p>
          <button type="submit" class="first">Join</button>
        </p>
        <p class="hint">
          Stay with this browser: it is what knows you, there is no password. Bring no real key
          here.
        </p>
      </OwnForm>
      <p class="hint">
        <a href="/console/teacher">For the teacher</a>
      </p>
    </Page>
  );
};

const LeavePage: FC<{ c: PageContext; name: string }> = ({ c, name }) => (
  <Page c={c} title="Leave the class?" above={name}>
    <div class="note">
      <p>
        There is no way back to this account: its apps and keys end, and its place is free for
        others. Who joins again begins anew.
      </p>
    </div>
    <OwnForm c={c} action="/console/leave" class="row">
      <button type="submit" class="grave">Leave</button>
      <a class="button" href="/console">Stay</a>
    </OwnForm>
  </Page>
);

/** Puts in the pages by which students come and go. */
export function joinPages(
  pages: Hono<PageEnv>,
  world: PracticeWorld,
  codes: CodeLimiter,
): void {
  pages.get("/join", (c) => c.redirect("/console/join", 303));

  pages.get("/console/join", (c) => {
    if (c.get("session")?.role === "student") return c.redirect("/console", 303);
    return showPage(c, <JoinPage c={c} />);
  });

  pages.post("/console/join", async (c) => {
    // One sitting holds one place.
    if (c.get("session")?.role === "student") return c.redirect("/console", 303);
    const name = c.get("form").get("name") ?? "";
    const met = await codes.tryCode(c, (code) => world.reception.join(code, name));
    if ("turnedAway" in met) {
      return showPage(c, <JoinPage c={c} turnedAway={met.turnedAway} />, met.status);
    }
    keepSession(c, world, met.secret);
    return c.redirect("/console", 303);
  });

  pages.get("/console/leave", (c) => {
    const account = accountOf(c);
    return account
      ? showPage(c, <LeavePage c={c} name={account.name} />)
      : c.redirect("/console/join", 303);
  });

  pages.post("/console/leave", (c) => {
    const secret = sessionSecret(c, world);
    if (secret) world.reception.leave(secret);
    keepSession(c, world, "");
    return c.redirect("/console/join", 303);
  });
}
