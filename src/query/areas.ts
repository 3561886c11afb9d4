import type { OperatorNode } from "./query_tree.ts";

/** A point and how far around it. */
export interface Radius {
  longitude: number;
  latitude: number;
  radius: number;
  unit: "mi" | "km";
}

/** A box in degrees. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Reads `longitude latitude radius`, such as `2.35 48.86 16km`; nothing if it is written otherwise. */
export function readRadius(value: string): Radius | undefined {
  const [longitude, latitude, size, ...rest] = value.trim().split(/\s+/);
  const parts = /^(\d+(?:\.\d+)?)(mi|km)$/i.exec(size ?? "");
  if (!parts || rest.length || !NUMBER.test(longitude) || !NUMBER.test(latitude)) return;
  const unit = parts[2].toLowerCase() as Radius["unit"];
  return {
    longitude: Number(longitude),
    latitude: Number(latitude),
    radius: Number(parts[1]),
    unit,
  };
}

/** Reads `west south east north`; nothing if it is written otherwise. */
export function readBox(value: string): Box | undefined {
  const numbers = value.trim().split(/\s+/);
  if (numbers.length !== 4 || !numbers.every((each) => NUMBER.test(each))) return;
  const [west, south, east, north] = numbers.map(Number);
  return { west, south, east, north };
}

/** The longest radius, and the longest side of a box. Source: X's page of operators, January 2026. */
const LONGEST_MILES = 25;
const KM_PER_MILE = 1.609344;
const MILES_PER_DEGREE = 69.17;

/** What is wrong with an area as it is written. */
export interface AreaFault {
  /** What is wrong, in a few words. */
  what: string;
  /** What to write instead, where that is plain. */
  text?: string;
}

const fault = (what: string, text?: string): AreaFault => ({
  what,
  text: text === undefined ? undefined : `[${text}]`,
});

const within = (number: number, most: number) => Math.abs(number) <= most;

/** The value as it might have been meant: in brackets, without commas. */
function tidy(value: string, written: OperatorNode["written"]): string | undefined {
  const plain = value.replace(/^\[|\]$/g, "").replace(/\s*,\s*/g, " ").trim();
  return written === "bracketed" && plain === value.trim() ? undefined : plain;
}

/** What is wrong with the value of `point_radius:`, if anything. */
export function radiusFault(
  value: string,
  written: OperatorNode["written"],
): AreaFault | undefined {
  const tidied = tidy(value, written);
  if (tidied !== undefined) {
    const good = radiusFault(tidied, "bracketed") === undefined;
    return fault("it needs brackets and spaces", good ? tidied : undefined);
  }
  const area = readRadius(value);
  if (!area) {
    const unit = /^(.*\d)\s*(k(?:ilo)?m(?:et(?:er|re)s?|s)?|mi(?:les?|s)?)\.?$/i.exec(value.trim());
    const plain = unit && `${unit[1]}${unit[2][0].toLowerCase() === "k" ? "km" : "mi"}`;
    if (!plain || !readRadius(plain)) {
      return fault("this is not two numbers and a radius in mi or km");
    }
    const also = radiusFault(plain, "bracketed");
    return also ?? fault("the radius ends in mi or km, without a space", plain);
  }
  const { longitude, latitude, radius, unit } = area;
  if (within(latitude, 180) && within(longitude, 90) && !within(latitude, 90)) {
    const swapped = `${latitude} ${longitude} ${radius}${unit}`;
    return fault(
      "the longitude comes first",
      radiusFault(swapped, "bracketed") ? undefined : swapped,
    );
  }
  if (!within(longitude, 180)) return fault("a longitude lies between -180 and 180");
  if (!within(latitude, 90)) return fault("a latitude lies between -90 and 90");
  const miles = unit === "mi" ? radius : radius / KM_PER_MILE;
  if (miles > 0 && miles < LONGEST_MILES) return;
  // Just over is meant as the widest there is.
  const widest = unit === "mi" ? "24.9mi" : "40km";
  const near = miles > 0 && miles < LONGEST_MILES + 1;
  return fault(
    "the radius is under 25mi (40km)",
    near ? `${longitude} ${latitude} ${widest}` : undefined,
  );
}

/** What is wrong with the value of `bounding_box:`, if anything. */
export function boxFault(value: string, written: OperatorNode["written"]): AreaFault | undefined {
  const tidied = tidy(value, written);
  if (tidied !== undefined) {
    const good = boxFault(tidied, "bracketed") === undefined;
    return fault("it needs brackets and spaces", good ? tidied : undefined);
  }
  const box = readBox(value);
  if (!box) return fault("this is not four numbers");
  const { west, south, east, north } = box;
  if (!within(west, 180) || !within(east, 180)) {
    return fault("a longitude lies between -180 and 180");
  }
  if (!within(south, 90) || !within(north, 90)) return fault("a latitude lies between -90 and 90");
  if (west >= east) return fault("west must be less than east");
  if (south >= north) return fault("south must be less than north");
  const middle = (south + north) / 2 * Math.PI / 180;
  const sides = [
    (north - south) * MILES_PER_DEGREE,
    (east - west) * MILES_PER_DEGREE * Math.cos(middle),
  ];
  if (Math.max(...sides) >= LONGEST_MILES) return fault("each side is under 25 miles (40 km)");
}
