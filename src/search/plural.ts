/** A number of things, such as `"1 post"` or `"1,200 posts"`. */
export const plural = (count: number, one: string): string =>
  `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
