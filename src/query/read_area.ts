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
