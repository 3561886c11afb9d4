/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Child, FC } from "npm:hono@4.13.19/jsx";
import type { PageContext } from "./page_session.ts";

/** What is to be mended in a field. */
export interface FieldProblem {
  field: string;
  /** A whole sentence. */
  message: string;
}

/** A form that only our own pages can send. */
export const OwnForm: FC<
  { c: PageContext; action: string; class?: string; label?: string; children?: Child }
> = ({ c, action, class: kind, label, children }) => (
  <form method="post" action={action} class={kind} aria-label={label} novalidate>
    <input type="hidden" name="csrf" value={c.get("session")?.csrf ?? ""} />
    {children}
  </form>
);

/** What every field has. */
interface FieldParts {
  name: string;
  label: string;
  /** Said below the label. */
  hint?: Child;
  value?: string;
  problems?: readonly FieldProblem[];
  optional?: boolean;
  /** What the browser may fill in. @default "off" */
  autocomplete?: string;
}

/** Which texts describe a field. */
const describedBy = ({ name, hint }: FieldParts, message: string | undefined) =>
  [hint ? `${name}-hint` : "", message ? `${name}-problem` : ""].filter(Boolean).join(" ") ||
  undefined;

const messageOf = ({ name, problems = [] }: FieldParts) =>
  problems.find(({ field }) => field === name)?.message;

const Around: FC<FieldParts & { children?: Child }> = (field) => {
  const message = messageOf(field);
  return (
    <div class={message ? "field wrong" : "field"}>
      <label for={field.name}>
        {field.label}
        {field.optional ? <span class="optional">(may be left empty)</span> : null}
      </label>
      {field.hint ? <p class="hint" id={`${field.name}-hint`}>{field.hint}</p> : null}
      {message ? <p class="problem" id={`${field.name}-problem`}>{message}</p> : null}
      {field.children}
    </div>
  );
};

/** A line to write on. */
export const TextField: FC<
  FieldParts & { type?: "text" | "url" | "number"; min?: number; max?: number; step?: string }
> = (field) => {
  const message = messageOf(field);
  return (
    <Around {...field}>
      <input
        id={field.name}
        name={field.name}
        type={field.type ?? "text"}
        value={field.value ?? ""}
        min={field.min}
        max={field.max}
        step={field.step}
        autocomplete={field.autocomplete ?? "off"}
        required={!field.optional}
        aria-invalid={message ? "true" : undefined}
        aria-describedby={describedBy(field, message)}
      />
    </Around>
  );
};

/** Room for some sentences. */
export const TextArea: FC<FieldParts & { rows?: number }> = (field) => {
  const message = messageOf(field);
  return (
    <Around {...field}>
      <textarea
        id={field.name}
        name={field.name}
        rows={field.rows ?? 4}
        required={!field.optional}
        aria-invalid={message ? "true" : undefined}
        aria-describedby={describedBy(field, message)}
      >
        {field.value ?? ""}
      </textarea>
    </Around>
  );
};

/** One of several, all to be seen. */
export const Choice: FC<{
  name: string;
  legend: string;
  value: string;
  hint?: Child;
  choices: readonly { value: string; label: string; hint?: Child; disabled?: boolean }[];
}> = ({ name, legend, value, hint, choices }) => (
  <fieldset class="choice" aria-describedby={hint ? `${name}-hint` : undefined}>
    <legend>{legend}</legend>
    {hint ? <p class="hint" id={`${name}-hint`}>{hint}</p> : null}
    {choices.map((choice) => {
      const id = `${name}-${choice.value}`;
      return (
        <div class="option">
          <input
            type="radio"
            id={id}
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            aria-describedby={choice.hint ? `${id}-hint` : undefined}
          />
          <label for={id}>{choice.label}</label>
          {choice.hint ? <p class="hint" id={`${id}-hint`}>{choice.hint}</p> : null}
        </div>
      );
    })}
  </fieldset>
);

/** Yes or no. */
export const Tick: FC<{ name: string; label: string; checked: boolean; hint?: Child }> = (
  { name, label, checked, hint },
) => (
  <div class="option">
    <input
      type="checkbox"
      id={name}
      name={name}
      value="yes"
      checked={checked}
      aria-describedby={hint ? `${name}-hint` : undefined}
    />
    <label for={name}>{label}</label>
    {hint ? <p class="hint" id={`${name}-hint`}>{hint}</p> : null}
  </div>
);

/** On top of a form that was not taken: what to mend, each with a way to its field. */
export const ToMend: FC<{ problems: readonly FieldProblem[] }> = ({ problems }) =>
  problems.length === 0 ? null : (
    <section class="to-mend" role="alert" aria-labelledby="to-mend">
      <h2 id="to-mend">
        {problems.length === 1 ? "One thing to mend" : `${problems.length} things to mend`}
      </h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
