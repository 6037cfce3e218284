import type { ChatParams } from "@moagraph/provider-kit";
import { z } from "zod";
import { type AskPolicies, askPoliciesShape, modelSchema } from "./policies/ask-policies.js";
import { readPoliciesShape } from "./policies/read-policies.js";

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
  /** `provider:model-id`, or a key of `compile`'s `models`. Split at the first colon. */
  readonly model: string;
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
export const chatParamsShape: {
  readonly temperature: z.ZodOptional<z.ZodType<number>>;
  readonly maxOutputTokens: z.ZodOptional<z.ZodType<number>>;
  readonly topP: z.ZodOptional<z.ZodType<number>>;
  readonly stop: z.ZodOptional<z.ZodType<string[]>>;
  readonly seed: z.ZodOptional<z.ZodType<number>>;
} = {
  temperature: z.number().min(0).max(2).optional().describe("Randomness of sampling."),
  maxOutputTokens: z.int().min(1).optional().describe("The most tokens a reply may have."),
  topP: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe("Nucleus sampling: the share of probability sampled from."),
  stop: z.array(z.string().min(1)).optional().describe("Texts at which a reply ends."),
  seed: z.int().optional().describe("Asks for a repeatable reply, where the vendor can."),
};

/** The JSON fields of {@link AskSettings}, shared by the schemas of all kinds that ask a model. */
export const askSettingsShape: typeof chatParamsShape &
  typeof askPoliciesShape & {
    readonly model: z.ZodType<string>;
    readonly prompt: z.ZodOptional<z.ZodType<string | FunctionReference>>;
  } = {
  model: modelSchema.describe("`provider:model-id`, or a key of the `models` given to compile."),
  ...chatParamsShape,
  prompt: z
    .union([z.string().min(1), z.strictObject({ use: z.string().min(1) })])
    .optional()
    .describe('Replaces the built-in instruction: a text, or { "use": name } of a function.'),
  ...askPoliciesShape,
};

/** The JSON fields of {@link ModelSettings}. */
export const modelSettingsShape: typeof askSettingsShape & {
  readonly samples: z.ZodOptional<z.ZodType<number>>;
} = {
  ...askSettingsShape,
  samples: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe("Independent replies to ask for; one model call each. Default 1, at most 1000."),
};

/** The JSON fields of every kind that reads other nodes. */
export const readsShape: typeof readPoliciesShape & { readonly reads: z.ZodType<string[]> } = {
  reads: z.array(z.string()).describe("The nodes it reads, in the order they are shown."),
  ...readPoliciesShape,
};

/** How many calls a node makes for its samples. */
export function samplesOf(settings: ModelSettings): number {
  return settings.samples ?? 1;
}
