import type { WireName } from "../wire/wire-style.js";
import { modes } from "./ask.js";

/** Tests to skip, and the reason. */
export interface ContractException {
  readonly reason: string;
  /** The names of the tests, as they are reported. */
  readonly tests: readonly string[];
}

function inAllModes(...names: readonly string[]): string[] {
  return names.flatMap((name) => modes.map(([mode]) => `${name}, ${mode}`));
}

const refusedParameter = "sends a request once more without a refused parameter, and notes it";

const onlyOpenAi: ContractException = {
  reason: "a parameter of OpenAI's API",
  tests: [
    ...inAllModes(`${refusedParameter}: outputLimitName`),
    "streams without stream options if they are refused",
    "requests usage in the stream",
  ],
};

const ownClient: ContractException = {
  reason: "the vendor's client reads the form that it requested",
  tests: inAllModes(
    "accepts a complete reply, whatever was requested",
    "accepts a stream, whatever was requested",
  ),
};

const systemField: ContractException = {
  reason: "system texts are no messages in this API",
  tests: ["gives the system text to the user if the system role is refused"],
};

const oneChoice: ContractException = {
  reason: "this API gives one reply",
  tests: inAllModes("gives the first of several choices"),
};

const noRefusalField: ContractException = {
  reason: "this API has no field for refusals",
  tests: inAllModes("gives the text of a refusal, without an error"),
};

const reasoningInside: ContractException = {
  reason: "this API counts reasoning as part of the reply",
  tests: inAllModes("counts reasoning that the vendor counts in the total only"),
};

const noFilter: ContractException = {
  reason: "this API has no filter",
  tests: inAllModes(
    "throws CONTENT_FILTERED for a reply ended by the filter, or names it as a refusal",
  ),
};

const noCounts: ContractException = {
  reason: "this API does not count reasoning apart",
  tests: inAllModes(
    "counts reasoning once where the vendor includes it",
    "counts reasoning that the vendor counts in the total only",
  ),
};

/** Exceptions of every API but OpenAI's. */
const others = [onlyOpenAi, ownClient, noRefusalField];

/** What an API does not have. */
export const wireExceptions: Readonly<Record<WireName, readonly ContractException[]>> = {
  openai: [],
  anthropic: [...others, systemField, oneChoice, reasoningInside],
  bedrock: [...others, systemField, oneChoice, noCounts],
  cohere: [...others, oneChoice, noCounts, noFilter],
  gemini: [...others, systemField],
  ollama: [...others, oneChoice, noCounts, noFilter],
};
