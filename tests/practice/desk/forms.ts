import type { AppForm, CreatedApp, Desk } from "../../../src/practice/desk/mod.ts";

/** A form that is filled in as it should be. */
export const GOOD_FORM: AppForm = {
  name: "Library week",
  description: "Counts what people say about their library.",
  website: "https://example.org/library",
  useCase: "We study how people speak about libraries. We read public posts of one week.",
};

/** Makes an app of a form that is as it should be. */
export function newApp(desk: Desk, accountId: string, more: Partial<AppForm> = {}): CreatedApp {
  const created = desk.createApp(accountId, { ...GOOD_FORM, ...more });
  if ("problems" in created) throw new Error(JSON.stringify(created.problems));
  return created;
}
