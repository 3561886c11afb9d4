/** What people in Paperwick write about during their library week. */
export type Topic =
  | "library"
  | "story_hour"
  | "bookmobile"
  | "repair_cafe"
  | "exams"
  | "poetry"
  | "town"
  | "storm";

/** How a topic shows in posts and over the day. */
export interface TopicFacts {
  topic: string;
  /** Its name in words. */
  name: string;
  /** Hashtags that go with it, without `#`. */
  hashtags: readonly string[];
  /** How often it comes up outside of its hours, against the others. */
  weight: number;
  /** The hours of the day (UTC) in which it comes up much more often. */
  hours: readonly number[];
}

/** The topics of the week. The storm has no weight of its own: it comes with its night. */
export const TOPICS: readonly (TopicFacts & { topic: Topic })[] = [
  {
    topic: "library",
    name: "The library, every day",
    hashtags: ["PaperwickLibraryWeek", "LibraryWeek", "AmReading"],
    weight: 10,
    hours: [9, 10, 11, 14, 15, 16, 17],
  },
  {
    topic: "story_hour",
    name: "Story hour",
    hashtags: ["StoryHour", "PaperwickLibraryWeek"],
    weight: 1.5,
    hours: [9, 10, 11],
  },
  {
    topic: "bookmobile",
    name: "Marmalade the bookmobile",
    hashtags: ["MarmaladeBus", "Bookmobile"],
    weight: 3,
    hours: [12, 13, 14, 15],
  },
  {
    topic: "repair_cafe",
    name: "The repair café",
    hashtags: ["RepairCafe", "MendIt"],
    weight: 3,
    hours: [14, 15, 16, 17, 18],
  },
  {
    topic: "exams",
    name: "Exam season",
    hashtags: ["ExamSeason", "StudyHall"],
    weight: 5,
    hours: [8, 13, 16, 20, 21, 22, 23],
  },
  {
    topic: "poetry",
    name: "Poetry night",
    hashtags: ["PoetryNight", "OpenMic"],
    weight: 2,
    hours: [18, 19, 20, 21, 22],
  },
  {
    topic: "town",
    name: "Paperwick, the town",
    hashtags: ["Paperwick"],
    weight: 6,
    hours: [6, 7, 8, 12, 18, 19],
  },
  {
    topic: "storm",
    name: "Storm Semicolon",
    hashtags: ["StormSemicolon", "LightsOn"],
    weight: 0,
    hours: [],
  },
];
