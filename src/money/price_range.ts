/** A cost in US dollars. X's documents leave open whether expanded objects are billed, so there are two ends. */
export interface PriceRange {
  /** At least, in USD: the posts that were asked for. */
  low: number;
  /** At most, in USD: every object that came along. */
  high: number;
}

/** Makes a range from whole thousandths of a dollar. */
export function fromMills(low: number, high: number): PriceRange {
  return { low: low / 1000, high: high / 1000 };
}

/** USD as whole thousandths. */
export const toMills = (usd: number): number => Math.round(usd * 1000);

const usd = (value: number) => {
  const mills = toMills(value);
  return (mills / 1000).toFixed(mills % 10 === 0 ? 2 : 3);
};

/** Says a range: `"USD 0.05"`, `"USD 0.05 to 0.15"`, `"nothing"`. */
export function formatPrice({ low, high }: PriceRange): string {
  if (high === 0) return "nothing";
  return low === high ? `USD ${usd(low)}` : `USD ${usd(low)} to ${usd(high)}`;
}
