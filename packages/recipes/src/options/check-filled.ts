import { MoaError } from "@moagraph/core/graph";

/** An option of a recipe's graph function that is a list, or an object of named entries. */
export interface Entries {
  readonly setting: string;
  /** The function that has the option. */
  readonly of: string;
  readonly value: object;
}

/** Throws `INVALID_SETTING` if the list or object has no entry. */
export function checkFilled({ setting, of, value }: Entries): void {
  if (Object.keys(value).length > 0) return;
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `\`${setting}\` of ${of} is empty. It must have at least one entry.`,
    hint: `Add an entry to \`${setting}\`, or omit it.`,
  });
}
