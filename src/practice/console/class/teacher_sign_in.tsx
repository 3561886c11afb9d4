/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { FC } from "npm:hono@4.13.19/jsx";
import type { TurnedAway } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { OwnForm, TextField, ToMend } from "../fields.tsx";
import { Page, showPage } from "../page.tsx";
import { keepSession, type PageContext, type PageEnv, sessionSecret } from "../page_session.ts";
import type { CodeLimiter } from "./code_limiter.ts";

const SIGN_IN = "/console/teacher/sign-in";

const SignInPage: FC<{ c: PageContext; turnedAway?: TurnedAway }> = ({ c, turnedAway }) => {
  const problems = turnedAway ? [turnedAway] : [];
  return (
    <Page
      c={c}
      title="The teacher's page"
      lead="See how far each student has come, and let things go wrong on purpose."
      error={problems.length > 0}
    >
      <ToMend problems={problems} />
      <OwnForm c={c} action={SIGN_IN}>
        <TextField
          name="code"
          label="Teacher code"
          hint="It was shown where the room was opened: in the terminal or the notebook."
          problems={problems}
        />
        <p>
          <button type="submit" class="first">Open</button>
        </p>
      </OwnForm>
      <p class="hint">
        <a href="/console/join">For students</a>
      </p>
    </Page>
  );
};

/** Puts in the page where the teacher comes in, by a code that is typed and never in an address. */
export function teacherSignIn(
  pages: Hono<PageEnv>,
  world: PracticeWorld,
  codes: CodeLimiter,
): void {
  pages.get("/teacher", (c) => c.redirect("/console/teacher", 303));

  pages.get(
    SIGN_IN,
    (c) =>
      c.get("session")?.role === "teacher"
        ? c.redirect("/console/teacher", 303)
        : showPage(c, <SignInPage c={c} />),
  );

  pages.post(SIGN_IN, async (c) => {
    const met = await codes.tryCode(c, (code) => world.reception.teach(code));
    if ("turnedAway" in met) {
      return showPage(c, <SignInPage c={c} turnedAway={met.turnedAway} />, met.status);
    }
    keepSession(c, world, met.secret);
    return c.redirect("/console/teacher", 303);
  });

  pages.post("/console/teacher/leave", (c) => {
    const secret = sessionSecret(c, world);
    if (secret) world.reception.leave(secret);
    keepSession(c, world, "");
    return c.redirect(SIGN_IN, 303);
  });
}
