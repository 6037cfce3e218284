import { providerIdOf } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";

/** Makes a parser for an option whose value is a model, such as `--aggregator`. */
export function modelOption(option: string): (text: string) => string {
  return (text) => {
    const model = text.trim();
    if (providerIdOf(model) !== undefined) return model;
    throw new UsageError({
      code: "WRONG_ARGUMENTS",
      message: `The model \`${model}\` has no provider.`,
      hint: `Write it as \`provider:model-id\`, such as \`${option} openai:gpt-4o\`.`,
    });
  };
}
