import { MoaError } from "@moagraph/core/graph";

/** An option of a recipe's graph function that is a count. */
export interface Count {
  readonly setting: string;
  /** The function that has the option. */
  readonly of: string;
  readonly value: number;
  readonly least: number;
}

/** Throws `INVALID_SETTING` unless the count is a whole number of at least `least`. */
export function checkCount({ setting, of, value, least }: Count): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `\`${setting}\` of ${of} is ${value}. It must be a whole number of ${least} or more.`,
    hint: `Pass ${least} or a larger number, or omit it.`,
  });
}
