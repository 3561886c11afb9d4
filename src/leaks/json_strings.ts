/** A string of a JSON text: what it says, and where it stands between its quotation marks. */
export interface JsonString {
  /** The names and places that lead to it. */
  path: (string | number)[];
  value: string;
  /** Of what stands between its quotation marks, in the JSON text. */
  start: number;
  end: number;
  /** Whether it is the name of a value. */
  isName: boolean;
}

/** Where a string that begins at a quotation mark ends. */
function endOf(json: string, open: number): number {
  for (let at = open + 1;; at++) {
    at = json.indexOf('"', at);
    let back = at;
    while (json[back - 1] === "\\") back--;
    if ((at - back) % 2 === 0) return at;
  }
}

interface Container {
  /** The place in a list, or the name that was read last. */
  at: number | string;
  isList: boolean;
}

/**
 * Every string of a JSON text, names too, in their order.
 *
 * @param json A text that `JSON.parse` takes.
 */
export function* jsonStrings(json: string): Generator<JsonString> {
  const open: Container[] = [];
  let wantsName = false;
  const sign = /["{}[\],:]/g;
  for (let match = sign.exec(json); match; match = sign.exec(json)) {
    const inside = open.at(-1);
    switch (match[0]) {
      case "{":
        open.push({ at: "", isList: false });
        wantsName = true;
        break;
      case "[":
        open.push({ at: 0, isList: true });
        wantsName = false;
        break;
      case "}":
      case "]":
        open.pop();
        wantsName = false;
        break;
      case ",":
        if (inside?.isList) inside.at = Number(inside.at) + 1;
        wantsName = inside?.isList === false;
        break;
      case ":":
        wantsName = false;
        break;
      default: {
        const end = endOf(json, match.index);
        const start = match.index + 1;
        const value = JSON.parse(json.slice(match.index, end + 1));
        if (wantsName && inside) inside.at = value;
        yield { path: open.map(({ at }) => at), value, start, end, isName: wantsName };
        sign.lastIndex = end + 1;
      }
    }
  }
}

/** How many signs of a JSON text each sign of the string takes: an escape has several. */
const SIGN_REGEXP = /\\u[\da-fA-F]{4}|\\.|[^\\]/gs;

/**
 * Where a part of a string stands in its JSON text.
 *
 * @param json The JSON text.
 * @param string One of its strings.
 * @param from The part's beginning, in the string's value.
 * @param to Its end.
 */
export function placeInJson(
  json: string,
  { start, end }: JsonString,
  from: number,
  to: number,
): [start: number, end: number] {
  const raw = json.slice(start, end);
  const at = [0];
  for (const match of raw.matchAll(SIGN_REGEXP)) at.push(match.index + match[0].length);
  return [start + at[from], start + at[to]];
}
