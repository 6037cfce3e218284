import type { ModelCapabilities, PromptCache } from "@moagraph/provider-kit";
import {
  lineOfText,
  type ObjectSchema,
  type Shape,
  strictObject,
  wholeNumber,
} from "../../schema/schema.js";

/** What is known of models, by their name in the graph. */
export type GraphCapabilities = Readonly<Record<string, ModelCapabilities>>;

const shape: Shape<ModelCapabilities> = {
  systemRole: {
    description: "Whether system messages are accepted. If not, their text goes to the user.",
    type: "boolean",
  },
  developerRole: {
    description: "Whether the role developer is accepted. If not, system is used.",
    type: "boolean",
  },
  temperature: accepted("temperature"),
  topP: accepted("topP"),
  stop: accepted("stop"),
  seed: accepted("seed"),
  streaming: { description: "Whether replies can be streamed.", type: "boolean" },
  streamingOnly: { description: "Whether replies can only be streamed.", type: "boolean" },
  streamOptions: {
    description: "Whether OpenAI's stream_options, which ask for usage, are accepted.",
    type: "boolean",
  },
  outputLimitName: {
    description: "The vendor's name for maxOutputTokens.",
    type: "string",
    enum: ["max_completion_tokens", "max_tokens"],
  },
  reasoningEffort: {
    description: "Accepted values of reasoningEffort; empty if it is not accepted.",
    type: "array",
    items: lineOfText,
  },
  topLogprobs: {
    description: "Highest accepted topLogprobs; 0 if the model gives no log probabilities.",
    ...wholeNumber(0, 20),
  },
  tools: { description: "Whether the model calls tools.", type: "boolean" },
  structuredOutput: {
    description: "Whether replies can be made to follow a JSON Schema.",
    type: "boolean",
  },
  images: { description: "Whether messages can contain images.", type: "boolean" },
  prefill: {
    description: "Whether the model continues a reply whose beginning ends the request.",
    type: "boolean",
  },
  promptCache: {
    description: "How the vendor caches the beginning of prompts.",
    ...strictObject<PromptCache>(
      {
        minTokens: {
          description: "Tokens of the shortest prompt that is cached.",
          ...wholeNumber(0),
        },
        blockTokens: {
          description: "The cached part is a multiple of these tokens.",
          ...wholeNumber(1),
        },
      },
      { minTokens: true, blockTokens: true },
    ),
  },
  unopenedReasoning: {
    description: "Whether reasoning has no opening tag and ends with </think>.",
    type: "boolean",
  },
};

function accepted(name: string): { readonly description: string; readonly type: "boolean" } {
  return { description: `Whether ${name} is accepted. If not, it is left out.`, type: "boolean" };
}

/** The JSON Schema of the capabilities of one model. */
export const capabilitiesSchema: ObjectSchema<ModelCapabilities> = strictObject<ModelCapabilities>(
  shape,
  {},
);

/** The capabilities that a graph states of a model; empty if it states none. */
export function statedCapabilities(
  capabilities: GraphCapabilities | undefined,
  model: string,
): ModelCapabilities {
  const stated = capabilities ?? {};
  return (Object.hasOwn(stated, model) ? stated[model] : undefined) ?? {};
}
