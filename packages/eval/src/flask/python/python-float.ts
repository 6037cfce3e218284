const digits = String.raw`\d(?:_?\d)*`;
const decimal = new RegExp(
  `^[+-]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:e[+-]?${digits})?$`,
  "i",
);

/**
 * Returns the number that Python's `float` makes of a score. It also reads `1_0`, and digits of all scripts.
 *
 * @returns `undefined` for what `float` refuses, such as `4/5` or a list, and for numbers that are not finite.
 */
export function pythonFloat(score: unknown): number | undefined {
  if (typeof score === "boolean") return Number(score);
  const text = typeof score === "string" ? withAsciiDigits(score.trim()) : "";
  const number = decimal.test(text) ? Number(text.replaceAll("_", "")) : score;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function withAsciiDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Unicode has the digits of a script in a row, from 0 to 9. */
function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0) ?? 0;
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (codePoint - zero) % 10;
}
