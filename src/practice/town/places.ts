import type { Random } from "./random.ts";

/** A place, with the fields that X gives one. */
export interface Place {
  id: string;
  name: string;
  full_name: string;
  place_type: "city" | "poi" | "neighborhood";
  country: string;
  country_code: string;
  geo: { type: "Feature"; bbox: [number, number, number, number]; properties: object };
}

const TOWN = "00000000000b0000";

const area = ([west, south]: readonly [number, number], size: number): Place["geo"] => ({
  type: "Feature",
  bbox: [west, south, +(west + size).toFixed(4), +(south + size / 2).toFixed(4)],
  properties: {},
});

// The code is one that `place_country:` takes, or nobody could ask for the town. The coordinates lie
// in the open Atlantic, where nobody lives. `contained_within` is left out: twarc's CSV plugin drops
// every batch of posts with it (twarc-csv 0.7.2).
const place = (
  id: string,
  name: string,
  place_type: Place["place_type"],
  corner: [number, number],
  size: number,
): Place => ({
  id,
  name,
  full_name: id === TOWN ? "Paperwick (made-up town)" : `${name}, Paperwick (made-up town)`,
  place_type,
  country: "United Kingdom",
  country_code: "GB",
  geo: area(corner, size),
});

/** The places of the invented town. */
const PLACES: readonly Place[] = [
  place(TOWN, "Paperwick", "city", [-38.26, 41.02], 0.12),
  place("00000000000b0001", "Paperwick Public Library", "poi", [-38.2112, 41.0704], 0.001),
  place("00000000000b0002", "Harbour Steps", "poi", [-38.2031, 41.0655], 0.001),
  place("00000000000b0003", "The Old Bindery", "neighborhood", [-38.2204, 41.0731], 0.012),
  place("00000000000b0004", "Foxglove Lane", "neighborhood", [-38.2319, 41.0688], 0.01),
  place("00000000000b0005", "Pudding Square", "poi", [-38.2126, 41.0692], 0.002),
  place("00000000000b0006", "Footnote Bay", "neighborhood", [-38.1904, 41.0581], 0.02),
];

/** A town abroad: made up as well, and put on the sea off the coast of a real country. */
const twin = (
  id: string,
  name: string,
  country_code: string,
  country: string,
  corner: [number, number],
): Place => ({
  id,
  name,
  full_name: `${name} (made-up twin town), ${country}`,
  place_type: "city",
  country,
  country_code,
  geo: area(corner, 0.05),
});

/** Paperwick's twin towns, by the language in which people post from there. */
const TWIN_TOWNS: Readonly<Record<string, Place>> = {
  en: twin("00000000000c0001", "Lower Folio", "GB", "United Kingdom", [1.5, 55.1]),
  de: twin("00000000000c0002", "Tintenhafen", "DE", "Germany", [7.2, 54.3]),
  fr: twin("00000000000c0003", "Port-au-Papier", "FR", "France", [-3.6, 46.4]),
  es: twin("00000000000c0004", "Villa Tinta", "ES", "Spain", [0.5, 39.4]),
  pt: twin("00000000000c0005", "Vila dos Papéis", "PT", "Portugal", [-10.4, 40.1]),
  ja: twin("00000000000c0006", "紙浜", "JP", "Japan", [138.5, 33.4]),
  ar: twin("00000000000c0007", "ميناء الورق", "EG", "Egypt", [28.4, 32.4]),
};

/** The place with which a post is tagged, if any: in another language it is often the twin town. */
export function placeFor(lang: string, chance: Random): Place | undefined {
  const abroad = lang !== "en" && lang in TWIN_TOWNS;
  if (!chance.chance(abroad ? 0.3 : 0.12)) return;
  const twin = chance.chance(abroad ? 0.7 : 0.15) ? TWIN_TOWNS[lang] : undefined;
  return twin ?? chance.pick(PLACES);
}
