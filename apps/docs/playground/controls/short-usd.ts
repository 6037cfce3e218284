/** An amount in US dollars with two significant digits, at least to the cent. */
export function shortUsd(amount: number): string {
  if (amount === 0) return "$0";
  const digits = Math.max(2, 1 - Math.floor(Math.log10(amount)));
  return `$${amount.toFixed(Math.min(digits, 8))}`;
}
