import { UsageError } from "../errors/usage-error.js";

/** The range of an option. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly isWhole?: boolean;
  /** A usual value, for the hint. @defaultValue `from` */
  readonly example?: number;
}

/** Makes a parser for a number option such as `--rounds`. */
export function numberOption(option: string, range: NumberRange): (text: string) => number {
  return (text) => numberIn(range, text) ?? fail(option, text, range, "");
}

/** The value of an option that leaves a setting to the vendor. */
export const vendorDefault = "default";

/** Makes a parser for a setting such as `--temperature`: a number, or `default`. */
export function settingOption(
  option: string,
  range: NumberRange,
): (text: string) => number | typeof vendorDefault {
  const more = `, or \`${option} ${vendorDefault}\` for the vendor's default`;
  return (text) =>
    text.trim() === vendorDefault
      ? vendorDefault
      : (numberIn(range, text) ?? fail(option, text, range, more));
}

function numberIn({ from, to, isWhole }: NumberRange, text: string): number | undefined {
  const value = /^\s*$/.test(text) ? Number.NaN : Number(text);
  const isRight = isWhole ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isRight && value >= from && value <= to ? value : undefined;
}

function fail(option: string, text: string, range: NumberRange, more: string): never {
  throw new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `\`${option} ${text}\` is not ${kindOf(range)}.`,
    hint: `Pass a number in the range, such as \`${option} ${range.example ?? range.from}\`${more}.`,
  });
}

function kindOf({ from, to, isWhole }: NumberRange): string {
  const noun = isWhole ? "a whole number" : "a number";
  return to === Number.POSITIVE_INFINITY ? `${noun} from ${from}` : `${noun} from ${from} to ${to}`;
}
