import type { ChatParams, ModelName } from "@moagraph/provider-kit";
import { type AskPolicies, askPoliciesShape } from "./policies/ask-policies.js";
import { type ReadPolicies, readPoliciesShape } from "./policies/read-policies.js";
import {
  lineOfText,
  type SchemaOf,
  type Shape,
  someText,
  strictObject,
  wholeNumber,
  words,
} from "../schema/schema.js";

/**
 * A function named in a graph and supplied to `compile` under `functions`,
 * so that the graph stays plain data.
 */
export interface FunctionReference {
  /** The key of `compile`'s `functions` that holds it. */
  readonly use: string;
}

/** How a node asks its model. Every kind of node that asks one has these settings. */
export interface AskSettings extends ChatParams, AskPolicies {
  /**
   * `provider:model-id`, or a key of `compile`'s `models`. The first colon ends the provider. Editors
   * complete the known models of each provider package that the program imports.
   */
  readonly model: ModelName;
  /** What the model is told in its system message, as text or as a function supplied to `compile`. */
  readonly prompt?: string | FunctionReference | undefined;
}

/** How a node asks its model for one or several texts. */
export interface ModelSettings extends AskSettings {
  /**
   * How many independent replies to ask for, up to 1,000: one model call each.
   *
   * @defaultValue `1`
   */
  readonly samples?: number | undefined;
}

/** The JSON fields of the sampling parameters, which go to the model as they are. */
export const chatParamsShape: Shape<ChatParams> = {
  temperature: {
    description: "Randomness of sampling.",
    type: "number",
    minimum: 0,
    maximum: 2,
  },
  maxOutputTokens: { description: "The most tokens a reply may have.", ...wholeNumber(1) },
  topP: {
    description: "Nucleus sampling: the share of probability sampled from.",
    type: "number",
    exclusiveMinimum: 0,
    maximum: 1,
  },
  stop: { description: "Texts at which a reply ends.", type: "array", items: someText },
  seed: {
    description: "Asks for a repeatable reply, where the vendor can.",
    ...wholeNumber(),
  },
};

/** The JSON form of {@link FunctionReference}. */
export const functionSchema: SchemaOf<FunctionReference> = {
  ...strictObject<FunctionReference>({ use: someText }, { use: true }),
  [words]: { expected: '{ "use": name } of a function given to compile' },
};

/** The JSON fields of {@link AskSettings}, shared by the schemas of all kinds that ask a model. */
export const askSettingsShape: Shape<AskSettings> = {
  model: {
    ...lineOfText,
    description: "`provider:model-id`, or a key of the `models` given to compile.",
  },
  ...chatParamsShape,
  prompt: {
    description: 'Replaces the built-in instruction: a text, or { "use": name } of a function.',
    anyOf: [someText, functionSchema],
  },
  ...askPoliciesShape,
};

/** The JSON fields of {@link ModelSettings}. */
export const modelSettingsShape: Shape<ModelSettings> = {
  ...askSettingsShape,
  samples: {
    description: "Independent replies to ask for; one model call each. Default 1, at most 1000.",
    ...wholeNumber(1, 1000),
  },
};

/** The JSON fields of every kind that reads other nodes. */
export const readsShape: Shape<ReadPolicies & { readonly reads: readonly string[] }> = {
  reads: {
    type: "array",
    items: { type: "string" },
    description: "The nodes it reads, in the order they are shown.",
  },
  ...readPoliciesShape,
};

/** How many calls a node makes for its samples. */
export function samplesOf(settings: ModelSettings): number {
  return settings.samples ?? 1;
}
