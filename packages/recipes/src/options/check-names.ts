import { MoaError } from "@moagraph/core/graph";

/** An option of a recipe's graph function that names nodes. */
export interface NodeNames {
  readonly setting: string;
  /** The function that has the option. */
  readonly of: string;
  /** The names of all nodes that the function makes, those of the option among them. */
  readonly names: readonly string[];
}

/** Throws `INVALID_SETTING` if two nodes would have the same name. */
export function checkNames({ setting, of, names }: NodeNames): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw clash(setting, of, name);
    seen.add(name);
  }
}

function clash(setting: string, of: string, name: string): MoaError {
  return new MoaError({
    code: "INVALID_SETTING",
    message: `\`${setting}\` of ${of} leads to two nodes with the name \`${name}\`.`,
    hint: `Use other names in \`${setting}\`.`,
  });
}
