import { type InPlace, inPlace, isWatched } from "../display/mod.ts";
import { LARGEST_PAGE, type SearchProgress } from "../search/mod.ts";

/** A search, or another call that brings posts, as somebody who waits for it sees it. */
export interface ProgressLine {
  /** The search begins, for so many posts, at this price. */
  begin: (posts: number, price?: string) => void;
  /** A page has come. */
  onProgress: (progress: SearchProgress) => void;
  /** The search is over, whatever came of it. */
  end: () => void;
}

const say = (count: number, one: string) =>
  `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;

/** The posts of a search whose limit is left out; nobody needs to hear what those cost. */
const USUAL = 10;

/**
 * One line that says what a search costs and how far it has come, where somebody can see it;
 * elsewhere, as in a log, only its price. Of a search of the usual few posts it says nothing.
 *
 * @param aside Takes the price where there is no line.
 * @param open Opens the line that changes where it stands; nothing where nobody watches.
 * @param doing What is being done, as the line begins.
 */
export function progressLine(
  aside: (sentence: string) => void,
  open: () => InPlace | undefined = () => isWatched() ? inPlace() : undefined,
  doing = "Searching for",
): ProgressLine {
  let line: InPlace | undefined;
  let last: SearchProgress | undefined;
  const tell = (text: string) => (line ??= open())?.say(text);
  return {
    begin: (posts, price) => {
      if (posts <= (price === undefined ? LARGEST_PAGE : USUAL)) return;
      const what = `${doing} ${say(posts, "post")}${price === undefined ? "" : `: ${price}`}`;
      tell(`${what} …`);
      if (!line && price !== undefined) aside(`${what}.`);
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
