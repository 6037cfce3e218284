import { MoaError } from "@moagraph/core/graph";

/** An option of a recipe's graph function that is a count. */
export interface Count {
  readonly setting: string;
  /** The function that has the option. */
  readonly of: string;
  readonly value: number;
  readonly least: number;
}

/** A graph has at most this many nodes, and a run at most this many calls. */
const most = 10_000;

/** Throws `INVALID_SETTING` unless the count is a whole number from `least` to 10,000. */
export function checkCount({ setting, of, value, least }: Count): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  const range = value > most ? `from ${least} to ${most}` : `of ${least} or more`;
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `\`${setting}\` of ${of} is ${value}. It must be a whole number ${range}.`,
    hint:
      value > most
        ? `Pass ${most} or a smaller number, or omit it.`
        : `Pass ${least} or a larger number, or omit it.`,
  });
}
