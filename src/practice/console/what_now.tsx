/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Child, FC } from "npm:hono@4.13.19/jsx";
import { CONSOLE } from "../../problems/mod.ts";
import type { PracticeWorld } from "../practice_world.ts";
import { CodeBlock, CopiedAloud } from "./copy_buttons.tsx";
import { LABELS } from "./labels.tsx";
import { accountOf, addressOf, type PageContext } from "./page_session.ts";

/** A step of the tutorial. */
interface Step {
  title: string;
  done: boolean;
  /** What to do; shown while it is the next. */
  how: Child;
}

const lines = (address: string) =>
  `import { connect } from "../mod.ts";
const card = await connect({ baseUrl: "${address}" });
await card.search("library lang:en", { limit: 10 });`;

function stepsOf(c: PageContext, world: PracticeWorld): Step[] {
  const account = accountOf(c)!;
  const { createdApp, madeKeys, signedIn, gotPosts } = account.progress;
  const [app] = world.registry.appsOf(account.id).slice(-1);
  const keys = app ? `/console/apps/${app.id}/keys` : "/console";
  const address = addressOf(c, world);
  return [
    {
      title: "Create an app",
      done: createdApp !== null,
      how: (
        <p>
          An app is how the API knows you. <a href="/console/apps/new">{CONSOLE.createApp}</a>
        </p>
      ),
    },
    {
      title: "Make your keys",
      done: madeKeys !== null,
      how: (
        <p>
          The first half you got with the app. <a href={keys}>{CONSOLE.generate}</a> the second, the
          {" "}
          {CONSOLE.accessToken} and Secret, and copy all four into a file named{" "}
          <code>.env</code>. For searching, the {CONSOLE.bearerToken} alone is enough.
        </p>
      ),
    },
    {
      title: "Sign in from a notebook",
      done: signedIn !== null,
      how: (
        <>
          <p>Beside that file, in a notebook with the Deno kernel:</p>
          <CodeBlock id="notebook-lines" label="Lines for a notebook" text={lines(address)} />
          <p>
            With the file that this room gives, <code>connect()</code> is enough: it holds{" "}
            <code>X_API_BASE_URL={address}</code>.
          </p>
        </>
      ),
    },
    {
      title: "Prove it with a search",
      done: gotPosts !== null,
      how: (
        <p>
          Ten posts on the screen are the proof. You may also{" "}
          <a href="/console/search">search from here</a>.
        </p>
      ),
    },
  ];
}

const Steps: FC<{ steps: Step[] }> = ({ steps }) => {
  const next = steps.findIndex(({ done }) => !done);
  return (
    <ol class="steps">
      {steps.map(({ title, done, how }, i) => (
        <li class={done ? "step is-done" : "step"} aria-current={i === next ? "step" : undefined}>
          <strong>{title}</strong>
          {done ? <span class="tick">done</span> : null}
          {i === next ? how : null}
        </li>
      ))}
    </ol>
  );
};

/** Which of the tutorial's steps are behind, and what the next one asks for. */
export const WhatNow: FC<{ c: PageContext; world: PracticeWorld }> = ({ c, world }) => {
  const steps = stepsOf(c, world);
  return (
    <section class="what-now" aria-labelledby="what-now">
      <h2 id="what-now">{LABELS.whatNow}</h2>
      <Steps steps={steps} />
      {steps.every(({ done }) => done)
        ? (
          <p>
            Your library card works. On X the same steps wait at{" "}
            <code>{CONSOLE.url}</code>; before you go,{" "}
            <a href="/console/failures">meet a failure or two</a>.
          </p>
        )
        : null}
      <CopiedAloud />
    </section>
  );
};
