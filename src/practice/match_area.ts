import { readBox, readRadius } from "../query/mod.ts";
import type { Matcher } from "./query_matcher.ts";
import type { SearchablePost } from "./searchable_post.ts";

type Point = readonly [longitude: number, latitude: number];

const EARTH_KM = 6371.0088;
const KM_PER_MILE = 1.609344;
const radians = (degrees: number) => degrees * Math.PI / 180;

/** Kilometres between two points, over the surface (haversine). */
function kilometres([west, south]: Point, [east, north]: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord = half(south, north) +
    Math.cos(radians(south)) * Math.cos(radians(north)) * half(west, east);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
}

/** The exact point of a post, or else the corners of its place; none if it has no place. */
function pointsOf({ post }: SearchablePost): readonly Point[] {
  const exact = post.fields.geo?.coordinates;
  if (exact) return [exact.coordinates];
  if (!post.place) return [];
  const [west, south, east, north] = post.place.geo.bbox;
  return [[west, south], [west, north], [east, south], [east, north]];
}

/** X takes an exact point that lies in the area, or a place that lies in it as a whole. */
function inArea(holds: (point: Point) => boolean): Matcher {
  return (post) => {
    const points = pointsOf(post);
    return points.length > 0 && points.every(holds);
  };
}

/** The posts around a point; none if the value cannot be read. */
export function inRadius(value: string): Matcher {
  const area = readRadius(value);
  if (!area) return () => false;
  const middle: Point = [area.longitude, area.latitude];
  const radius = area.unit === "mi" ? area.radius * KM_PER_MILE : area.radius;
  return inArea((point) => kilometres(middle, point) <= radius);
}

/** The posts in a box; none if the value cannot be read. */
export function inBox(value: string): Matcher {
  const box = readBox(value);
  if (!box) return () => false;
  return inArea(([longitude, latitude]) =>
    longitude >= box.west && longitude <= box.east && latitude >= box.south &&
    latitude <= box.north
  );
}
