import { type ChatParams, InvalidRequestError } from "@moagraph/provider-kit";
import { type Fields, mergedRequest } from "@moagraph/provider-kit/vendor";

type Name = Exclude<keyof ChatParams, "providerOptions">;
type Names = Partial<Readonly<Record<Name, string | ((value: never) => Fields)>>>;

const usual: Names = { temperature: "temperature", maxOutputTokens: "maxTokens", topP: "topP" };

/** Classes that extend that of OpenAI. `modelKwargs` is sent as it is. */
const openaiStyle: Names = {
  ...usual,
  stop: "stop",
  seed: (seed: number) => ({ modelKwargs: { seed } }),
  topLogprobs: (topLogprobs: number) => ({ logprobs: topLogprobs > 0, topLogprobs }),
  reasoningEffort: (effort: string) => ({ modelKwargs: { reasoning_effort: effort } }),
};

const openai: Names = {
  ...openaiStyle,
  reasoningEffort: (effort: string) => ({ reasoning: { effort } }),
};

const google: Names = { ...usual, maxOutputTokens: "maxOutputTokens", stop: "stopSequences" };

/** The names of our parameters in the class of each of LangChain's providers. */
const namesOf: Readonly<Record<string, Names>> = {
  anthropic: { ...usual, stop: "stopSequences" },
  azure_openai: openai,
  cohere: { temperature: "temperature" },
  deepseek: openaiStyle,
  fireworks: openaiStyle,
  google,
  "google-genai": google,
  "google-vertexai": google,
  "google-vertexai-web": google,
  groq: { ...usual, stop: "stop" },
  langsmith: openai,
  ollama: {
    ...usual,
    maxOutputTokens: "numPredict",
    stop: "stop",
    seed: "seed",
    reasoningEffort: (effort: string) => ({ think: effort === "none" ? false : effort }),
  },
  openai,
  together: openaiStyle,
  xai: openaiStyle,
};

/**
 * The fields of LangChain's class for the parameters of a node.
 *
 * @param vendor - LangChain's name of the model's provider.
 * @throws {InvalidRequestError} `INVALID_REQUEST` if no field for a parameter is known.
 */
export function classFields(
  vendor: string,
  model: string,
  { providerOptions = {}, ...params }: ChatParams,
): Fields {
  const names: Names = (Object.hasOwn(namesOf, vendor) ? namesOf[vendor] : undefined) ?? usual;
  const written = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => fieldsFor(name as Name, value, names, model));
  return written.concat(providerOptions).reduce(mergedRequest, {});
}

function fieldsFor(name: Name, value: unknown, names: Names, model: string): Fields {
  const written = names[name];
  if (typeof written === "string") return { [written]: value };
  if (written !== undefined) return written(value as never);
  throw new InvalidRequestError({
    provider: "langchain",
    model,
    message: `Moagraph knows no field for \`${name}\` in LangChain's class for langchain:${model}.`,
    hint: `Remove \`${name}\` from the node. If the class has a field for it, set that in \`providerOptions\`.`,
  });
}
