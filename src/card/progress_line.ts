import { type InPlace, inPlace, isWatched } from "../display/mod.ts";
import { LARGEST_PAGE, type SearchProgress } from "../search/mod.ts";

/** A search, or another call that brings posts, as somebody who waits for it sees it. */
export interface ProgressLine {
  /** The search begins, for so many posts. */
  begin: (posts: number) => void;
  /** A page has come. */
  onProgress: (progress: SearchProgress) => void;
  /** The search is over, whatever came of it. */
  end: () => void;
}

const say = (count: number, one: string) =>
  `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;

/**
 * One line that says how far a search of more than one page has come, where somebody can see it;
 * nothing for a search of one page.
 *
 * @param open Opens the line that changes where it stands; nothing where nobody watches.
 * @param doing What is being done, as the line begins.
 */
export function progressLine(
  open: () => InPlace | undefined = () => isWatched() ? inPlace() : undefined,
  doing = "Searching for",
): ProgressLine {
  let line: InPlace | undefined;
  let last: SearchProgress | undefined;
  const tell = (text: string) => (line ??= open())?.say(text);
  return {
    begin: (posts) => {
      if (posts > LARGEST_PAGE) tell(`${doing} ${say(posts, "post")} …`);
    },
    onProgress: (progress) => {
      last = progress;
      const { posts, limit, pages } = progress;
      if (pages > 1 || line) {
        tell(`${posts.toLocaleString("en")} of ${say(limit, "post")}, ${say(pages, "page")} …`);
      }
    },
    end: () => line?.end(last && `${say(last.posts, "post")} came in ${say(last.pages, "page")}.`),
  };
}
