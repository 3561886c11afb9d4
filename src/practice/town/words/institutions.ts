/** An institution of the town, with what it writes. `{gaps}` are filled from the English words. */
export interface Institution {
  username: string;
  name: string;
  description: string;
  hashtag: string;
  posts: readonly string[];
  /** Only on the storm night. */
  storm: readonly string[];
}

/** The accounts of Paperwick's institutions, which write more than others. */
export const INSTITUTIONS: readonly Institution[] = [
  {
    username: "PaperwickLib",
    name: "Paperwick Public Library",
    description: "Open to everybody, even when it storms. A made-up library for practice.",
    hashtag: "PaperwickLibraryWeek",
    posts: [
      "Good morning, Paperwick. The library is open and {spot} is free.",
      "Back on the library shelves: {book}. Be quick, be kind.",
      "Tonight in the library: {skill} for beginners. {snack} will be provided.",
      "Found in a returned book at the library: a {colour} bookmark. It is at the desk and misses you.",
      "Library week so far: {many} new cards, {n} mended spines, one visit by {creature}.",
      "Reminder: we have no late fees. Just bring {book} home.",
      "The library closes in half an hour. Finish your chapter, we understand.",
    ],
    storm: [
      "The library stays open all night. We have light, soup and {many} blankets. Come in.",
      "If your power is out, the library has heating and {spot}. Dogs are welcome, geese by appointment.",
      "{many} guests in the library. We are reading {book} aloud at every full hour.",
      "Library update: everyone is dry, the soup is holding, the jigsaw is nearly done.",
    ],
  },
  {
    username: "MarmaladeBus",
    name: "Marmalade the Bookmobile",
    description: "Big, orange, rarely late. A made-up bookmobile for practice.",
    hashtag: "MarmaladeBus",
    posts: [
      "Next stop {stop}, {clock}. I shall ring twice.",
      "On board today: {book}, {many} picture books and {snack}.",
      "Running {n} minutes late. {creature} is crossing. Slowly.",
      "Thank you, {stop}! {many} books found a home for the week.",
    ],
    storm: [
      "I am at {stop} with the heating on. Hop in, I drive to the library.",
      "Last trip up from {stop}. {n} seats left. Bring your neighbour.",
    ],
  },
  {
    username: "MendItPaperwick",
    name: "Paperwick Repair Café",
    description: "If it is broken, there is cake. A made-up café for practice.",
    hashtag: "RepairCafe",
    posts: [
      "Open bench in the library basement at {clock}. Bring your {thing}.",
      "Patient of the day: a {thing}. {verdict}",
      "We are looking for somebody who understands a {thing}. We can pay in {snack}.",
    ],
    storm: ["We are in the library mending lanterns. {n} shine already."],
  },
  {
    username: "PwickPoets",
    name: "Paperwick Poetry Night",
    description: "Most evenings at eight, and whenever it rains. Made up for practice.",
    hashtag: "PoetryNight",
    posts: [
      "Tonight at eight in {spot}: a {form} about {muse}. Maybe two.",
      "Open mic list: {n} poets, one {thing}, no refunds.",
      "Theme for tonight: {muse}. Interpret freely.",
    ],
    storm: ["Emergency poetry in the library: every hour a {form} until the wind gives in."],
  },
  {
    username: "PaperwickSky",
    name: "Paperwick Weather Hut",
    description: "One barometer and an opinion. Made-up weather for practice.",
    hashtag: "Paperwick",
    posts: [
      "Forecast for {stop}: drizzle with ambitions.",
      "Light wind, {colour} sky over {stop}. Laundry may be attempted.",
      "Fog until {clock}. Walk slowly, greet loudly.",
      "Tonight clear and cold. Good for stars and {skill}.",
    ],
    storm: [
      "Storm Semicolon: gusts from the west over {stop}. It pauses, then it goes on.",
      "Storm Semicolon is at its strongest now. Stay in, or stay at the library.",
    ],
  },
  {
    username: "PaperwickTown",
    name: "Town of Paperwick",
    description: "Official account of a town that does not exist. Made up for practice.",
    hashtag: "Paperwick",
    posts: [
      "The market on Pudding Square opens at {clock}. This week: {snack}.",
      "The bench at {stop} has been painted {colour}. It is dry. We checked.",
      "Thanks to the {many} volunteers of library week.",
    ],
    storm: ["All roads to {stop} are closed. The upper road to the library is open."],
  },
];

/** What institutions only show as ads. All of them say so, by the hashtag; nothing else has it. */
export const ADS: readonly string[] = [
  "One card, {n} floors, no fees: join the Paperwick library this week. #Ad",
  "Bring your {thing} and leave with {snack}. The repair café is free, and so is the cake. #Ad",
  "Marmalade the bookmobile now stops at {stop}. Come and borrow {book}. #Ad",
  "Poetry night needs listeners. {snack} for the first {n}. #Ad",
];
