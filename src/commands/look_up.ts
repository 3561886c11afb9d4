import {
  connect,
  type LookupOptions,
  type MentionsOptions,
  type PeopleOptions,
  type TimelineOptions,
} from "../../mod.ts";
import { bringPosts, type PostsFlags } from "./bring_posts.ts";
import { type Output, toJson } from "./output.ts";

type Asked<Options> = PostsFlags & Omit<Options, "signal" | "onProgress">;

/** `lookup`: posts by their ids, from a file. */
export const lookup = (file: string, flags: Asked<LookupOptions>, output: Output) =>
  bringPosts(flags, output, (card, options) => card.lookup(file, options));

/** `timeline`: what a person posted. */
export const timeline = (name: string, flags: Asked<TimelineOptions>, output: Output) =>
  bringPosts(flags, output, (card, options) => card.timeline(name, options));

/** `mentions`: the posts that mention a person. */
export const mentions = (name: string, flags: Asked<MentionsOptions>, output: Output) =>
  bringPosts(flags, output, (card, options) => card.mentions(name, options));

/** `user`: who somebody is; who several are, as a table. */
export async function user(
  names: string[],
  { json, csv, practice, scenario, patience, ...options }: Pick<PeopleOptions, "budget"> & {
    json?: boolean;
    csv?: boolean;
  } & Pick<PostsFlags, "practice" | "scenario" | "patience">,
  output: Output,
): Promise<boolean> {
  const card = await connect({ practice, scenario, patience });
  if (names.length === 1 && !csv) {
    const person = await card.user(names[0], options);
    const { cost, practice } = person;
    output.result(json ? toJson({ practice, cost, person: { ...person } }) : String(person));
    return true;
  }
  const people = await card.users(names, options);
  const { cost, notes, missing, practice: madeUp } = people;
  if (json) output.result(toJson({ practice: madeUp, cost, notes, missing, people: [...people] }));
  else output.result(csv ? people.toCsv() : String(people));
  if (csv) notes.forEach((note) => output.aside(note));
  return people.problem === undefined;
}
