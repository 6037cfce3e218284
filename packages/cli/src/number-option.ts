import { UsageError } from "./usage-error.js";

/** The range of an option. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly isWhole?: boolean;
}

/** Makes a parser for a number option such as `--temperature`. */
export function numberOption(option: string, range: NumberRange): (text: string) => number {
  return (text) => {
    const value = /^\s*$/.test(text) ? Number.NaN : Number(text);
    const isRight = range.isWhole ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (isRight && value >= range.from && value <= range.to) return value;
    throw new UsageError({
      code: "WRONG_ARGUMENTS",
      message: `\`${option} ${text}\` is not ${kindOf(range)}.`,
      hint: `Pass a number in the range, such as \`${option} ${range.from}\`.`,
    });
  };
}

function kindOf({ from, to, isWhole }: NumberRange): string {
  const noun = isWhole ? "a whole number" : "a number";
  return to === Number.POSITIVE_INFINITY ? `${noun} from ${from}` : `${noun} from ${from} to ${to}`;
}
