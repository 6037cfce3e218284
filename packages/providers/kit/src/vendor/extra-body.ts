import { MoaError } from "@moagraph/provider-kit";
import { optionFaults, reservedOf } from "./option-faults.js";
import type { Fields } from "./reply/fields-of.js";
import type { Vendor } from "./vendor.js";

/**
 * The fields to add to every request of a model: those of the provider, then those of the node.
 *
 * @throws {MoaError} `INVALID_SETTING` if a field is reserved, or is wrong in `providerOptions`.
 */
export function extraBody(vendor: Vendor, ofProvider: Fields = {}, ofNode: Fields = {}): Fields {
  checkBody(vendor, ofProvider);
  const [fault] = optionFaults(vendor, ofNode);
  if (fault === undefined) return { ...ofProvider, ...ofNode };
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `\`providerOptions\` has the field \`${fault.path.join(".")}\`. It ${fault.problem}.`,
    hint: fault.hint,
  });
}

function checkBody(vendor: Vendor, fields: Fields): void {
  const reserved = reservedOf(vendor);
  const name = reserved.find((each) => fields[each] !== undefined);
  if (name === undefined) return;
  throw new MoaError({
    code: "INVALID_SETTING",
    message: `\`body\` of ${vendor.factory} has the field \`${name}\`. It cannot set ${reserved.join(", ")}.`,
    hint: `Remove \`${name}\`. The graph sets it.`,
  });
}
