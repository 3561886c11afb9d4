/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx";
import type { AppForm, FormRemark } from "../../desk/mod.ts";
import { TextArea, TextField } from "../fields.tsx";

/** What is written into the form, as it was sent. */
export const readFields = (form: URLSearchParams): AppForm => ({
  name: form.get("name") ?? "",
  description: form.get("description") ?? "",
  website: form.get("website") ?? "",
  useCase: form.get("useCase") ?? "",
});

/** The fields of an app, with what was written and what is to be mended. */
export const AppFields: FC<{ values: AppForm; problems: readonly FormRemark[] }> = (
  { values, problems },
) => (
  <>
    <TextField
      name="name"
      label="App name"
      hint="Up to 32 characters. No two apps here have the same name; on X neither."
      value={values.name}
      problems={problems}
    />
    <TextField
      name="description"
      label="Description"
      hint="What the app does, in 10 to 200 characters. People who use it would see this."
      value={values.description}
      problems={problems}
    />
    <TextField
      name="website"
      label="Website"
      type="url"
      hint="The page of your project or institution, such as https://example.org."
      value={values.website}
      problems={problems}
      optional
    />
    <TextArea
      name="useCase"
      label="Use case"
      rows={5}
      hint="Two to four sentences: what you study, which posts you need, and what becomes of them. On X this text binds you."
      value={values.useCase}
      problems={problems}
    />
  </>
);
