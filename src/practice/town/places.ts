/** A place, with the fields that X gives one. */
export interface Place {
  id: string;
  name: string;
  full_name: string;
  place_type: "city" | "poi" | "neighborhood";
  country: string;
  country_code: string;
  contained_within?: string[];
  geo: { type: "Feature"; bbox: [number, number, number, number]; properties: object };
}

const TOWN = "00000000000b0000";

// "XZ" is one of the codes that ISO 3166-1 leaves to users, so no country is meant. The
// coordinates lie in the open Atlantic, where nobody lives.
const place = (
  id: string,
  name: string,
  place_type: Place["place_type"],
  [west, south]: [number, number],
  size: number,
): Place => ({
  id,
  name,
  full_name: name === "Paperwick" ? "Paperwick, Made-up Isles" : `${name}, Paperwick`,
  place_type,
  country: "The Made-up Isles (practice)",
  country_code: "XZ",
  ...(id === TOWN ? {} : { contained_within: [TOWN] }),
  geo: {
    type: "Feature",
    bbox: [west, south, +(west + size).toFixed(4), +(south + size / 2).toFixed(4)],
    properties: {},
  },
});

/** The places of the invented town. */
export const PLACES: readonly Place[] = [
  place(TOWN, "Paperwick", "city", [-38.26, 41.02], 0.12),
  place("00000000000b0001", "Paperwick Public Library", "poi", [-38.2112, 41.0704], 0.001),
  place("00000000000b0002", "Harbour Steps", "poi", [-38.2031, 41.0655], 0.001),
  place("00000000000b0003", "The Old Bindery", "neighborhood", [-38.2204, 41.0731], 0.012),
  place("00000000000b0004", "Foxglove Lane", "neighborhood", [-38.2319, 41.0688], 0.01),
  place("00000000000b0005", "Pudding Square", "poi", [-38.2126, 41.0692], 0.002),
  place("00000000000b0006", "Footnote Bay", "neighborhood", [-38.1904, 41.0581], 0.02),
];
