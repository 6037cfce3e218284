import type { ContractException } from "../contract/wire-exceptions.js";
import type { WireName } from "../wire/wire-style.js";

const noReasoningCount: ContractException = {
  reason: "the API does not count reasoning apart",
  tests: ["reports cached tokens and reasoning"],
};

const noCounts: ContractException = {
  reason: "the API counts neither cached tokens nor reasoning",
  tests: noReasoningCount.tests,
};

const argumentObjects: ContractException = {
  reason: "the API sends arguments as an object, which is valid",
  tests: ["reports arguments that are not JSON as an invalid call"],
};

const wholeCalls: ContractException = {
  reason: "the API streams a tool call whole",
  tests: ["streams the arguments of a tool call in pieces"],
};

const noJsonMode: ContractException = {
  reason: "the API has no JSON without a schema",
  tests: ["gives structured output by the vendor's JSON mode"],
};

const alwaysTools: ContractException = {
  reason: "the API cannot forbid tool calls",
  tests: ["sends the tool choice none"],
};

const neverTools: ContractException = {
  reason: "the API cannot require a tool call",
  tests: ["sends the tool choice any"],
};

/** The standard tests that no model of an API can pass. */
export const standardExceptions: Readonly<Record<WireName, readonly ContractException[]>> = {
  openai: [],
  anthropic: [argumentObjects, noJsonMode],
  bedrock: [noReasoningCount, argumentObjects, noJsonMode, alwaysTools],
  cohere: [noReasoningCount],
  gemini: [argumentObjects, wholeCalls],
  ollama: [noCounts, argumentObjects, wholeCalls, neverTools],
};
