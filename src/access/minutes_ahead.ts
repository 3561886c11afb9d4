/** How far this computer's clock is ahead of the server's `Date` header, in minutes. */
export function minutesAhead(
  date: string | string[] | undefined,
  now = Date.now(),
): number | undefined {
  const theirs = Date.parse(String(date));
  return Number.isNaN(theirs) ? undefined : (now - theirs) / 60_000;
}
