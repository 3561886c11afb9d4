/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx";

/** A moment (milliseconds since 1970) as a person reads it: to the minute, UTC. */
export const Moment: FC<{ at: number }> = ({ at }) => {
  const iso = new Date(at).toISOString();
  return <time datetime={iso}>{`${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`}</time>;
};
