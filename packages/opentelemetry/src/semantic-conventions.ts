/**
 * Names of spans, attributes and metrics, and the values that the conventions prescribe.
 *
 * `gen_ai.*` and `error.type` follow the GenAI semantic conventions v0.1.0 of OpenTelemetry, whose status
 * is "development": https://github.com/open-telemetry/semantic-conventions-genai/tree/v0.1.0/docs/gen-ai
 * (`client-inference.md`, `gen-ai-agent-spans.md`, `gen-ai-metrics.md`, `gen-ai-token-metrics.md`).
 * Names that begin with `moagraph.` are of this project.
 */
import type { FinishReason } from "@moagraph/core";

/** Values of `gen_ai.operation.name`. The name of a span begins with them. */
export const operations = {
  run: "invoke_workflow",
  node: "invoke_agent",
  call: "chat",
  tool: "execute_tool",
} as const;

/** Attributes of the conventions. */
export const genAi = {
  operation: "gen_ai.operation.name",
  agentName: "gen_ai.agent.name",
  conversationId: "gen_ai.conversation.id",
  provider: "gen_ai.provider.name",
  requestModel: "gen_ai.request.model",
  requestTemperature: "gen_ai.request.temperature",
  requestTopP: "gen_ai.request.top_p",
  requestMaxTokens: "gen_ai.request.max_tokens",
  requestStopSequences: "gen_ai.request.stop_sequences",
  requestSeed: "gen_ai.request.seed",
  requestStream: "gen_ai.request.stream",
  responseModel: "gen_ai.response.model",
  responseId: "gen_ai.response.id",
  responseFinishReasons: "gen_ai.response.finish_reasons",
  responseTimeToFirstChunk: "gen_ai.response.time_to_first_chunk",
  inputTokens: "gen_ai.usage.input_tokens",
  outputTokens: "gen_ai.usage.output_tokens",
  cachedInputTokens: "gen_ai.usage.cache_read.input_tokens",
  reasoningTokens: "gen_ai.usage.reasoning.output_tokens",
  inputMessages: "gen_ai.input.messages",
  outputMessages: "gen_ai.output.messages",
  toolName: "gen_ai.tool.name",
  toolCallId: "gen_ai.tool.call.id",
  toolArguments: "gen_ai.tool.call.arguments",
  toolResult: "gen_ai.tool.call.result",
  tokenModality: "gen_ai.token.modality",
  errorType: "error.type",
} as const;

/** Attributes of this project. */
export const moagraph = {
  graph: "moagraph.graph",
  layer: "moagraph.layer",
  sample: "moagraph.sample",
  attempt: "moagraph.attempt",
  round: "moagraph.round",
  calls: "moagraph.calls",
  callStatus: "moagraph.call.status",
  costUsd: "moagraph.cost_usd",
  inputTokens: "moagraph.usage.input_tokens",
  outputTokens: "moagraph.usage.output_tokens",
  usageSource: "moagraph.usage.source",
  quorumUsable: "moagraph.quorum.usable",
  quorumOf: "moagraph.quorum.of",
  paused: "moagraph.paused",
  abandoned: "moagraph.abandoned",
} as const;

/**
 * Values of `gen_ai.provider.name` that differ from the id of our provider, or from `ls_provider` of
 * LangChain's packages.
 */
export const providerNames: ReadonlyMap<string, string> = new Map([
  ["amazon_bedrock", "aws.bedrock"],
  ["azure", "azure.ai.openai"],
  ["azure-openai", "azure.ai.openai"],
  ["bedrock", "aws.bedrock"],
  ["google", "gcp.gemini"],
  ["google_genai", "gcp.gemini"],
  ["google_vertexai", "gcp.vertex_ai"],
  ["mistral", "mistral_ai"],
  ["mistralai", "mistral_ai"],
  ["xai", "x_ai"],
]);

/** Values of `gen_ai.response.finish_reasons` that core names in another way. */
export const finishReasons: ReadonlyMap<FinishReason, string> = new Map([
  ["content-filter", "content_filter"],
  ["tool-calls", "tool_call"],
]);

/** The event of a note of the ledger. Its attributes begin with its name. */
export const noteEvent = "moagraph.note";

/** Value of `error.type` for what has no code and no name. */
export const otherError = "_OTHER";

/** A histogram, in seconds. */
interface Seconds {
  readonly name: string;
  readonly description: string;
  /** The boundaries that the conventions advise. */
  readonly boundaries: readonly number[];
}

/** A counter. */
interface Count {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

/** What is measured with a histogram. */
export type HistogramName = "callDuration" | "timeToFirstChunk" | "agentDuration" | "toolDuration";

/** What is counted. */
export type CounterName =
  | "inputTokens"
  | "outputTokens"
  | "cachedInputTokens"
  | "reasoningTokens"
  | "cost"
  | "abandonedRuns";

const callSeconds = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
];
const agentSeconds = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 102.4, 204.8, 409.6];

/** Histograms. */
export const histograms: Readonly<Record<HistogramName, Seconds>> = {
  callDuration: {
    name: "gen_ai.client.inference.duration",
    description: "Duration of a request to a model.",
    boundaries: callSeconds,
  },
  timeToFirstChunk: {
    name: "gen_ai.client.inference.time_to_first_chunk",
    description: "Time from a request to the first chunk of its streamed reply.",
    boundaries: callSeconds,
  },
  agentDuration: {
    name: "gen_ai.invoke_agent.duration",
    description: "Duration of a run, or of one sample of a node.",
    boundaries: agentSeconds,
  },
  toolDuration: {
    name: "gen_ai.execute_tool.duration",
    description: "Duration of a call of a tool.",
    boundaries: callSeconds,
  },
};

/** Counters. */
export const counters: Readonly<Record<CounterName, Count>> = {
  inputTokens: {
    name: "gen_ai.client.inference.usage.input_tokens",
    unit: "{token}",
    description: "Input tokens, cached ones included.",
  },
  outputTokens: {
    name: "gen_ai.client.inference.usage.output_tokens",
    unit: "{token}",
    description: "Output tokens, reasoning included.",
  },
  cachedInputTokens: {
    name: "gen_ai.client.inference.usage.cache_read.input_tokens",
    unit: "{token}",
    description: "The part of the input tokens that the vendor read from its prompt cache.",
  },
  reasoningTokens: {
    name: "gen_ai.client.inference.usage.reasoning.output_tokens",
    unit: "{token}",
    description: "The part of the output tokens that is reasoning.",
  },
  cost: {
    name: "moagraph.cost",
    unit: "{USD}",
    description: "Cost of requests to models, in US dollars, where it is known.",
  },
  abandonedRuns: {
    name: "moagraph.telemetry.abandoned_runs",
    unit: "{run}",
    description: "Runs whose spans were ended before their end was reported.",
  },
};
