/** @jsxImportSource npm:hono@4.13.19/jsx */
import type { Hono } from "npm:hono@4.13.19";
import type { FC } from "npm:hono@4.13.19/jsx";
import { type Account, tidyName } from "../../desk/mod.ts";
import type { PracticeWorld } from "../../practice_world.ts";
import { OwnForm } from "../fields.tsx";
import type { PageContext, PageEnv } from "../page_session.ts";

const AT = "/console/teacher";

/** The most places that the form adds at once. */
const MOST = 100;

/** Adds places to the class, and frees those that were taken for nothing. */
export const PlacesForm: FC<{ c: PageContext }> = ({ c }) => (
  <>
    <OwnForm c={c} action={`${AT}/places`} class="lesson">
      <label for="places">More places</label>
      <div class="row">
        <input id="places" name="places" type="number" min={1} max={MOST} step="1" value="5" />
        <button type="submit">Add</button>
      </div>
    </OwnForm>
    <OwnForm c={c} action={`${AT}/remove-idle`} class="lesson">
      <div class="row">
        <button type="submit" class="grave">Remove all who have made no app</button>
        <span class="hint">Their places are free again.</span>
      </div>
    </OwnForm>
  </>
);

/** Calls a student otherwise, or takes them out of the class. */
export const StudentForms: FC<{ c: PageContext; account: Account }> = ({ c, account }) => (
  <>
    <OwnForm c={c} action={`${AT}/students/${account.id}/rename`} class="lesson">
      <label for="name">Name</label>
      <div class="row">
        <input id="name" name="name" type="text" value={account.name} autocomplete="off" />
        <button type="submit">Rename</button>
      </div>
    </OwnForm>
    <OwnForm c={c} action={`${AT}/students/${account.id}/remove`} class="lesson">
      <div class="row">
        <button type="submit" class="grave">Remove from the class</button>
        <span class="hint">
          Apps and keys end, and the place is free again. There is no way back.
        </span>
      </div>
    </OwnForm>
  </>
);

/** Puts in what the teacher does about the places of the class. */
export function placeActions(pages: Hono<PageEnv>, { reception, registry }: PracticeWorld): void {
  const isStudent = (id: string) => registry.account(id)?.role === "student";

  pages.post(`${AT}/places`, (c) => {
    const places = Number(c.get("form").get("places"));
    // The field takes no other number; whoever sends one has no field.
    if (Number.isInteger(places) && places >= 1 && places <= MOST) reception.addPlaces(places);
    return c.redirect(AT, 303);
  });

  pages.post(`${AT}/remove-idle`, (c) => {
    reception.removeIdle();
    return c.redirect(AT, 303);
  });

  pages.post(`${AT}/students/:id/rename`, (c) => {
    const id = c.req.param("id");
    if (!isStudent(id)) return c.notFound();
    const name = c.get("form").get("name") ?? "";
    if (tidyName(name) !== "") reception.rename(id, name);
    return c.redirect(`${AT}/students/${id}`, 303);
  });

  pages.post(`${AT}/students/:id/remove`, (c) => {
    const id = c.req.param("id");
    if (!isStudent(id)) return c.notFound();
    reception.remove(id);
    return c.redirect(AT, 303);
  });
}
