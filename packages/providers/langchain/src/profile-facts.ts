import type { ModelProfile } from "@langchain/core/language_models/profile";
import type { Fact, ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";
import { today } from "@moagraph/provider-kit/vendor";

/** LangChain's profile of a model, and the address of the package that has it. */
export interface Profiled {
  readonly profile: ModelProfile;
  readonly source: string;
}

/** The facts in a profile. The day is that on which it is read. */
export function factsIn(profiled: Profiled | undefined): ModelFacts {
  if (profiled === undefined) return {};
  const { maxInputTokens, maxOutputTokens } = profiled.profile;
  return {
    ...(isCount(maxInputTokens) && { contextTokens: factOf(maxInputTokens, profiled) }),
    ...(isCount(maxOutputTokens) && { maxOutputTokens: factOf(maxOutputTokens, profiled) }),
  };
}

/** The capabilities in a profile. */
export function capabilitiesIn(profiled: Profiled | undefined): ModelCapabilities {
  if (profiled === undefined) return {};
  const { imageInputs, toolCalling, structuredOutput } = profiled.profile;
  return {
    ...(imageInputs !== undefined && { images: imageInputs }),
    ...(toolCalling !== undefined && { tools: toolCalling }),
    ...(structuredOutput !== undefined && { structuredOutput }),
  };
}

/** Profiles have 0 for what is unknown. */
function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value > 0;
}

function factOf(value: number, { source }: Profiled): Fact {
  return { value, source, asOf: today() };
}
