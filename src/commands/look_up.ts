import {
  type LookupOptions,
  type MentionsOptions,
  type PeopleOptions,
  type TimelineOptions,
} from "../../mod.ts";
import { bringPosts, type PostsFlags } from "./bring_posts.ts";
import { cardFor, give, type Output, tellProblem } from "./output.ts";

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
  { json: _, csv, practice, scenario, patience, ...options }: Pick<PeopleOptions, "budget"> & {
    json?: boolean;
    csv?: boolean;
  } & Pick<PostsFlags, "practice" | "scenario" | "patience">,
  output: Output,
): Promise<boolean> {
  const card = await cardFor({ practice, scenario, patience }, output);
  if (names.length === 1 && !csv) {
    const person = await card.user(names[0], options);
    const { cost, practice } = person;
    give(output, { practice, cost, person: { ...person } }, () => String(person));
    return true;
  }
  const people = await card.users(names, options);
  const { cost, notes, missing, practice: madeUp } = people;
  const facts = { practice: madeUp, cost, notes, missing, people: [...people] };
  give(output, facts, () => csv ? people.toCsv() : String(people));
  if (people.problem && output.events) tellProblem(people.problem, output);
  if (csv && !output.events) notes.forEach((note) => output.aside(note));
  return people.problem === undefined;
}
