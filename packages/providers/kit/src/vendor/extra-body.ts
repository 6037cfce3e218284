import { MoaError } from "@moagraph/provider-kit";
import type { Fields } from "./reply/fields-of.js";
import type { Vendor } from "./vendor.js";

/**
 * The fields to add to every request of a model: those of the provider, then those of the node.
 *
 * @throws {MoaError} `INVALID_SETTING` if a field is reserved.
 */
export function extraBody(
  { factory, reservedFields = ["messages", "model", "stream"] }: Vendor,
  ofProvider: Fields = {},
  ofNode: Fields = {},
): Fields {
  check(`\`body\` of ${factory}`, ofProvider, reservedFields);
  check("`providerOptions`", ofNode, reservedFields);
  return { ...ofProvider, ...ofNode };
}

function check(what: string, fields: Fields, reserved: readonly string[]): void {
  const name = reserved.find((each) => fields[each] !== undefined);
  if (name === undefined) return;
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `${what} has the field \`${name}\`. It cannot set ${reserved.join(", ")}.`,
    hint: `Remove \`${name}\`. The graph sets it.`,
  });
}
