/** Thousandths of a US dollar as a person writes them: cents, and more digits only if need be. */
export function dollars(mills: number): string {
  const digits = mills % 10 === 0 ? 2 : 3;
  const amount = (Math.abs(mills) / 1000).toLocaleString("en-US", {
    minimumFractionDigits: digits,
  });
  return `${mills < 0 ? "−" : ""}$${amount}`;
}
