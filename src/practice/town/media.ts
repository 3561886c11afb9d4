import { snowflake } from "../wire/mod.ts";
import type { Random } from "./random.ts";

/** A photo, GIF or video, with the fields that X gives one. Its addresses lead nowhere. */
export interface Media {
  media_key: string;
  type: "photo" | "video" | "animated_gif";
  alt_text?: string;
  width: number;
  height: number;
  url?: string;
  preview_image_url?: string;
  duration_ms?: number;
  variants?: { content_type: string; url: string; bit_rate?: number }[];
  public_metrics?: { view_count: number };
}

/** A poll with its answers, with the fields that X gives one. */
export interface Poll {
  id: string;
  options: { position: number; label: string; votes: number }[];
  duration_minutes: number;
  end_datetime: string;
  voting_status: "open" | "closed";
}

/** What can be seen on the media of Paperwick: alternative texts. */
const ALT_TEXTS: readonly string[] = [
  "A reading room with green lamps, seen from the stairs",
  "An orange bus full of books on a rainy square",
  "A toaster in pieces on a workbench, next to a slice of cake",
  "A tortoise asleep on a winter coat",
  "A handwritten poem pinned to a wooden door",
  "Children on beanbags, one of them dressed as a dragon",
  "Waves over harbour steps at night, a lit window behind",
  "A stack of returned books with a knitted bookmark",
  "A heron waiting in front of an automatic door",
  "A desk with highlighters, notes and three empty cups",
];

const BASE = "https://example.org/practice/media";

/** Makes a photo, more rarely a video or a GIF. */
export function madeUpMedia(at: number, chance: Random): Media {
  const id = snowflake(at, chance.below(4194304));
  const roll = chance.next();
  const described = chance.chance(0.7) ? { alt_text: chance.pick(ALT_TEXTS) } : {};
  if (roll < 0.75) {
    return {
      media_key: `3_${id}`,
      type: "photo",
      ...described,
      width: 1200,
      height: chance.pick([800, 900, 1600]),
      url: `${BASE}/${id}.jpg`,
    };
  }
  const moving = { ...described, width: 1280, height: 720, preview_image_url: `${BASE}/${id}.jpg` };
  if (roll < 0.92) {
    return {
      media_key: `7_${id}`,
      type: "video",
      ...moving,
      duration_ms: 4000 + chance.below(90_000),
      variants: [{ content_type: "video/mp4", url: `${BASE}/${id}.mp4`, bit_rate: 832_000 }],
      public_metrics: { view_count: chance.below(4000) },
    };
  }
  return {
    media_key: `16_${id}`,
    type: "animated_gif",
    ...moving,
    variants: [{ content_type: "video/mp4", url: `${BASE}/${id}.mp4`, bit_rate: 0 }],
  };
}

const QUESTIONS: readonly { ask: string; answers: readonly string[] }[] = [
  { ask: "Library poll: where do you read best?", answers: ["Bed", "Bus", "Bath", "Library"] },
  { ask: "What should Marmalade ring tomorrow?", answers: ["The bell", "The horn", "A gong"] },
  { ask: "Poll for the repair café: cake or biscuits?", answers: ["Cake", "Biscuits", "Both"] },
  { ask: "Is a late book still a good book?", answers: ["Yes", "Even better"] },
];

/** Makes a poll and the question that stands in its post. */
export function madeUpPoll(at: number, chance: Random): { ask: string; poll: Poll } {
  const { ask, answers } = chance.pick(QUESTIONS);
  return {
    ask,
    poll: {
      id: snowflake(at, chance.below(4194304)),
      options: answers.map((label, i) => ({ position: i + 1, label, votes: chance.below(90) })),
      duration_minutes: 1440,
      end_datetime: new Date(Math.floor(at / 1000) * 1000 + 86_400_000).toISOString(),
      // What a poll says of itself is fixed when it is made, so that every reading agrees.
      voting_status: "open",
    },
  };
}
