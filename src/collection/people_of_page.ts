import { idOf, objects } from "../search/mod.ts";
import { ID_FIELD, USERNAME_FIELD } from "./page_fields.ts";

type Json = Record<string, unknown>;

/** An id with fewer digits than X gives now; below five, it may be any number. */
const SHORT_ID = /^\d{5,14}$/;

/** Where ids are those of subjects. */
const OF_SUBJECTS = new Set(["context_annotations"]);

/** Who is named on a page. */
export interface KnownPeople {
  usernames: Set<string>;
  names: Set<string>;
  /** Of people and posts, with so few digits that they are known as ids only since the page tells them. */
  ids: Set<string>;
}

/** Finds them, wherever they are. */
export function peopleOf(body: Json): KnownPeople {
  const people = { usernames: new Set<string>(), names: new Set<string>(), ids: new Set<string>() };
  const look = (value: unknown, field: string): void => {
    if (Array.isArray(value)) return value.forEach((each) => look(each, field));
    if (typeof value !== "object" || value === null) {
      const id = ID_FIELD.test(field) ? idOf(value) : undefined;
      if (id !== undefined && SHORT_ID.test(id)) people.ids.add(id);
      return;
    }
    for (const [name, each] of Object.entries(value)) {
      if (typeof each === "string" && USERNAME_FIELD.test(name) && each !== "") {
        people.usernames.add(each);
        const { name: shown } = value as Json;
        if (typeof shown === "string") people.names.add(shown);
      } else if (!OF_SUBJECTS.has(name)) look(each, name);
    }
  };
  look(body, "");
  // Whom X does not show is named here alone.
  for (const { value, resource_type, parameter } of objects(body.errors)) {
    const isPerson = resource_type === "user" ||
      /^(?:usernames?|screen_name)$/.test(String(parameter));
    if (typeof value !== "string" || value === "") continue;
    if (SHORT_ID.test(value)) people.ids.add(value);
    else if (isPerson && !/^\d+$/.test(value)) people.usernames.add(value);
  }
  return people;
}
