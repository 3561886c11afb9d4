/** A kind of thing that X names in a text, and the domain under which this room files it. */
export interface ThingKind {
  type: "Person" | "Place" | "Product" | "Other";
  domain: { id: string; name: string };
}

/** Something with a name that people of Paperwick write about. */
export interface NamedThing extends ThingKind {
  id: string;
  name: string;
}

const PLACE: ThingKind = { type: "Place", domain: { id: "2", name: "Made-up place" } };
const PERSON: ThingKind = { type: "Person", domain: { id: "3", name: "Made-up person" } };
const WORK: ThingKind = { type: "Product", domain: { id: "4", name: "Made-up book or bus" } };
const EVENT: ThingKind = { type: "Other", domain: { id: "5", name: "Made-up event" } };

/** What is found by name in a text, as X finds people and places. All of it is made up. */
const NAMED_THINGS: readonly NamedThing[] = [
  { id: "101", name: "Paperwick", ...PLACE },
  { id: "102", name: "Pudding Square", ...PLACE },
  { id: "103", name: "Harbour Steps", ...PLACE },
  { id: "104", name: "Foxglove Lane", ...PLACE },
  { id: "105", name: "Gasworks Yard", ...PLACE },
  { id: "106", name: "Windmill Green", ...PLACE },
  { id: "201", name: "Mr Pym", ...PERSON },
  { id: "202", name: "Odile", ...PERSON },
  { id: "203", name: "Iva", ...PERSON },
  { id: "301", name: "Marmalade", ...WORK },
  { id: "302", name: "Advanced Puddles", ...WORK },
  { id: "303", name: "Murder at the Jam Stall", ...WORK },
  { id: "304", name: "Uncommon Spoons", ...WORK },
  { id: "401", name: "Storm Semicolon", ...EVENT },
];

const BY_NAME = new Map(NAMED_THINGS.map((each) => [each.name, each]));
const NAMES_REGEXP = new RegExp(
  `(?<![\\p{L}\\p{N}_#@$])(?:${[...BY_NAME.keys()].join("|")})(?![\\p{L}\\p{N}_…])`,
  "gu",
);

/** The things that a text names, in its order, and where. */
export function namedIn(text: string): { at: number; thing: NamedThing }[] {
  return [...text.matchAll(NAMES_REGEXP)]
    .map(({ index, 0: name }) => ({ at: index, thing: BY_NAME.get(name)! }));
}
