import type { OptionFault } from "@moagraph/provider-kit";
import { type Fields, fieldsOf } from "./reply/fields-of.js";
import type { FieldType, Vendor } from "./vendor.js";

/** Fields of requests that only the graph sets, unless the vendor has other names for them. */
const usualReserved = ["messages", "model", "stream"];

/** The fields of a vendor that only the graph sets. */
export function reservedOf({ reservedFields = usualReserved }: Vendor): readonly string[] {
  return reservedFields;
}

/** What is wrong with the `providerOptions` of a node, for a model of this vendor. */
export function optionFaults(vendor: Vendor, options: Fields): OptionFault[] {
  const { optionGroups = [] } = vendor;
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const fault = faultOf(vendor, name, value);
    if (fault !== undefined) return [fault];
    const group = optionGroups.includes(name) ? Object.keys(fieldsOf(value) ?? {}) : [];
    return group.flatMap((inner) => settingFault([name, inner]) ?? []);
  });
}

function faultOf(vendor: Vendor, name: string, value: unknown): OptionFault | undefined {
  if (reservedOf(vendor).includes(name)) {
    return {
      path: [name],
      problem: "cannot be set",
      hint: `Remove it. The graph sets \`${name}\`.`,
    };
  }
  const fault = settingFault([name]);
  if (fault !== undefined || vendor.optionFields === undefined) return fault;
  if (!Object.hasOwn(vendor.optionFields, name)) return unknownField(vendor, name);
  const type = vendor.optionFields[name] ?? "any";
  if (value === null || tests[type](value)) return undefined;
  return { path: [name], problem: `is not ${words[type]}`, hint: `Write ${words[type]}.` };
}

const tests: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  any: () => true,
  boolean: (value) => typeof value === "boolean",
  list: Array.isArray,
  number: (value) => typeof value === "number",
  object: (value) => fieldsOf(value) !== undefined && !Array.isArray(value),
  text: (value) => typeof value === "string",
};

const words: Readonly<Record<FieldType, string>> = {
  any: "a value",
  boolean: "true or false",
  list: "a list",
  number: "a number",
  object: "an object",
  text: "a text",
};

function unknownField({ id, factory, optionFields = {} }: Vendor, name: string): OptionFault {
  const hint = `If ${id} has it, set it for all models: ${factory}({ body: { ${JSON.stringify(name)}: … } }).`;
  return {
    path: [name],
    problem: `is not a known field of ${id}`,
    hint,
    known: Object.keys(optionFields),
  };
}

/** Names of vendors for settings that nodes have: in lower case, without `_`. */
const settings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    maxOutputTokens: ["maxtokens", "maxcompletiontokens", "maxoutputtokens", "numpredict"],
    temperature: ["temperature"],
    topP: ["topp"],
    stop: ["stop", "stopsequences"],
    seed: ["seed", "randomseed"],
    reasoningEffort: ["reasoningeffort"],
    topLogprobs: ["logprobs", "toplogprobs", "responselogprobs"],
    responseFormat: ["responseformat", "responseschema", "responsejsonschema", "outputformat"],
    samples: ["n", "candidatecount"],
  }).flatMap(([setting, names]) => names.map((name) => [name, setting] as const)),
);

/** A field that has the meaning of a node's setting: both would be sent. */
function settingFault(path: readonly string[]): OptionFault | undefined {
  const name = path.at(-1) ?? "";
  const setting = settings.get(name.toLowerCase().replaceAll("_", ""));
  if (setting === undefined) return undefined;
  return {
    path,
    problem: `is a setting of nodes, \`${setting}\``,
    hint: `Remove it, and set \`${setting}\` on the node.`,
  };
}
