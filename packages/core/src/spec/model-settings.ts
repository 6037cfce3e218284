import type { ChatParams, ModelName } from "@moagraph/provider-kit";
import { type AskPolicies, askPoliciesShape } from "./policies/ask-policies.js";
import { overlay } from "./policies/policies.js";
import { type ResponseFormat, responseFormatSchema } from "./policies/response-format.js";
import { type ReadPolicies, readPoliciesShape } from "./policies/read-policies.js";
import {
  lineOfText,
  type SchemaOf,
  type Shape,
  nonEmptyText,
  strictObject,
  wholeNumber,
  words,
} from "../schema/schema.js";

/** The name of a function that is supplied to `compile` as `functions`. It keeps the graph plain data. */
export interface FunctionReference {
  /** Key in the `functions` of `compile`. */
  readonly use: string;
}

/** Settings of every node that asks a model. */
export interface AskSettings extends ChatParams, AskPolicies {
  /**
   * `provider:model-id`, split at the first colon, or a key in the `models` of `compile`. Editors
   * complete the known models of each provider package that the program imports.
   */
  readonly model: ModelName;
  /** Instruction in the system message: a text, or a function supplied to `compile`. */
  readonly prompt?: string | FunctionReference | undefined;
  /**
   * Tags of the node's model calls in LangChain's callbacks and traces.
   *
   * @defaultValue none
   */
  readonly tags?: readonly string[] | undefined;
  /**
   * Metadata of the node's model calls in LangChain's callbacks and traces, beside `moa_graph`, `moa_node`,
   * `moa_layer`, `moa_sample` and `moa_attempt`. Names that begin with `moa_` are reserved.
   *
   * @defaultValue none
   */
  readonly metadata?: Readonly<Record<string, string | number | boolean | null>> | undefined;
}

/** Settings of a node that asks a model for one or several replies. */
export interface ModelSettings extends AskSettings {
  /**
   * Number of independent replies, at most 1,000. Each is one model call.
   *
   * @defaultValue `1`
   */
  readonly samples?: number | undefined;
  /**
   * The form of the replies: a JSON Schema of an object, or `{ use: name }` of a zod schema or JSON
   * Schema given to `compile` as `schemas`.
   *
   * A reply that does not fit is requested once more. Then the call fails with
   * `RESPONSE_FORMAT_MISMATCH`, and its fallbacks are asked. The parsed value is in
   * `structuredResponses` of the result; the proposal or answer is the JSON text.
   *
   * @defaultValue none: any text
   */
  readonly responseFormat?: ResponseFormat | undefined;
}

/** The JSON Schema properties of the sampling parameters. They are passed to the model unchanged. */
const chatParamsShape: Shape<ChatParams> = {
  temperature: {
    description: "Sampling temperature. Default: the vendor's.",
    type: "number",
    minimum: 0,
    maximum: 2,
  },
  maxOutputTokens: {
    description: "Maximum number of tokens of a reply. Default: the vendor's.",
    ...wholeNumber(1),
  },
  topP: {
    description: "Nucleus sampling: the probability mass to sample from. Default: the vendor's.",
    type: "number",
    exclusiveMinimum: 0,
    maximum: 1,
  },
  stop: {
    description: "Texts that end a reply. Default none.",
    type: "array",
    items: nonEmptyText,
  },
  seed: {
    description: "Requests repeatable sampling, if the vendor supports it. Default none.",
    ...wholeNumber(),
  },
  reasoningEffort: askPoliciesShape.reasoningEffort,
  topLogprobs: {
    description:
      "Requests log probabilities, with this number of alternatives for each token. Default none.",
    ...wholeNumber(0, 20),
  },
  providerOptions: askPoliciesShape.providerOptions,
};

/** The JSON Schema of {@link FunctionReference}. */
export const functionSchema: SchemaOf<FunctionReference> = {
  ...strictObject<FunctionReference>(
    { use: { ...nonEmptyText, description: "Key in the `functions` of compile." } },
    { use: true },
  ),
  [words]: { expected: '{ "use": name } of a function given to compile' },
};

/** The JSON Schema properties of {@link AskSettings}, shared by all kinds that ask a model. */
export const askSettingsShape: Shape<AskSettings> = {
  model: {
    ...lineOfText,
    description: "`provider:model-id`, or a key in the `models` of compile.",
  },
  ...chatParamsShape,
  prompt: {
    description:
      'Instruction in the system message, instead of the built-in one: a text, or { "use": name } of a function. Default: that of the node\'s kind.',
    anyOf: [nonEmptyText, functionSchema],
  },
  tags: {
    description: "Tags of the node's calls in LangChain's traces. Default none.",
    type: "array",
    items: lineOfText,
  },
  metadata: {
    description:
      "Metadata of the node's calls in LangChain's traces: texts, numbers, true, false or null. Default none.",
    type: "object",
    properties: {},
  },
  ...askPoliciesShape,
};

/** The JSON Schema properties of {@link ModelSettings}. */
export const modelSettingsShape: Shape<ModelSettings> = {
  ...askSettingsShape,
  samples: {
    description: "Number of independent replies, one model call each. Default 1.",
    ...wholeNumber(1, 1000),
  },
  responseFormat: {
    ...responseFormatSchema,
    description:
      'The form of the replies: a JSON Schema of an object, or { "use": name } of a schema given to compile. Default none.',
  },
};

/** The JSON Schema properties of every kind that reads other nodes. */
export const readsShape: Shape<ReadPolicies & { readonly reads: readonly string[] }> = {
  reads: {
    type: "array",
    items: { type: "string" },
    description: "Names of the nodes it reads, in the order in which their proposals are shown.",
  },
  ...readPoliciesShape,
};

/** Number of samples of a node: `samples`, or its default. */
export function samplesOf(settings: ModelSettings): number {
  return settings.samples ?? 1;
}

/**
 * The settings of a node that asks a model, with the parameters that its graph sets for all nodes.
 * The node itself if the graph sets none.
 */
export function askSettingsOf(graph: AskPolicies, node: object): AskSettings {
  const own = node as AskSettings;
  if (graph.reasoningEffort === undefined && graph.providerOptions === undefined) return own;
  const { reasoningEffort, providerOptions } = overlay(graph, own);
  return { ...own, reasoningEffort, providerOptions };
}

const chatParamNames = Object.keys(chatParamsShape) as (keyof ChatParams)[];

/** The sampling parameters that a node sets, in one order. */
export function paramsOf(settings: ChatParams): ChatParams {
  const params = chatParamNames.map((name) => [name, settings[name]] as const);
  return Object.fromEntries(params.filter(([, value]) => value !== undefined));
}
