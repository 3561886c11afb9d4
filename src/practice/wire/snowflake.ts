// Milliseconds since 1970 at which X's ids begin (4 November 2010).
const EPOCH = 1288834974657;

/** Makes an id as X's are: the time in its upper bits, so that ids sort by time. */
export function snowflake(at: number, low: number): string {
  return ((BigInt(at - EPOCH) << 22n) | BigInt(low % 4194304)).toString();
}

/** When an id of X's kind was made: milliseconds since 1970. */
export const timeOfId = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

/** Whether an id is newer than another. They are larger than what JavaScript counts exactly. */
export const isNewer = (id: string, than: string): boolean =>
  id.padStart(19, "0") > than.padStart(19, "0");
