// The data of a report. `record/` makes it from a run; the components draw it.
import type { Call, CallNote, CallPlan, RunUsage } from "@moagraph/core";
import type { GraphSpec, RunPlan } from "@moagraph/core/graph";

/**
 * A run as plain data: its graph, its calls with their prompts and replies, and how it ended.
 *
 * It can be written as JSON, and drawn by the components of this package. It has the texts of models and the error
 * messages of vendors as they came, which may quote an API key: `reportWithoutKeys` replaces keys.
 * Times are in milliseconds since the start of the run.
 */
export interface RunReport {
  /** Version of this format. */
  readonly version: 1;
  /** The graph as it was passed to {@link createRunRecorder}. */
  readonly graph: GraphSpec;
  /** `running` until the last event, or until `fail`. The other values are those of the event `run-end`. */
  readonly status: "running" | "answered" | "failed" | "aborted" | "interrupted";
  /** When the run started, in ISO 8601. `null` before the first event. */
  readonly startedAt: string | null;
  /** Time of the last event. */
  readonly durationMs: number;
  /** When the first token of the answer arrived. `null` without one, and during the run. */
  readonly firstTokenMs: number | null;
  /** Tokens and cost of all calls that have ended. */
  readonly usage: RunUsage;
  /** The conversation that the run answers. */
  readonly conversation: readonly ReportedMessage[];
  /** `null` unless the run answered. */
  readonly answer: string | null;
  /** Why the run failed. `null` if it did not. */
  readonly error: ReportedError | null;
  /** All calls of the graph, layer by layer, without retries. */
  readonly planned: readonly CallPlan[];
  /** All attempts so far. After the run: one for each line of the ledger, in its order. */
  readonly attempts: readonly AttemptReport[];
  /** The different messages of all prompts, each once. */
  readonly messages: readonly ReportedMessage[];
  /** The different prompts. Each is a list of indexes into `messages`. */
  readonly prompts: readonly (readonly number[])[];
  /** The plan of the run, if there was one. */
  readonly plan?: RunPlan;
}

/** One attempt of a call: what the ledger says of it, its prompt and its reply. */
export interface AttemptReport {
  readonly node: string;
  /** Number of the node's sample, from 1. */
  readonly sample: number;
  /** Number of the attempt for this sample, from 1. 0 if nothing was sent. */
  readonly attempt: number;
  /** Number of the round, from 1. Only of a node with a `staircase` that writes in rounds. */
  readonly round?: number;
  readonly model: string;
  readonly startedMs: number;
  /** `null` if the reply was not streamed, and before its first token. */
  readonly firstTokenMs: number | null;
  /** Its line of the ledger. `null` while it is in flight. */
  readonly line: Call | null;
  /** Whether the call makes another attempt after it. Not of a round that has ended: the next one continues it. */
  readonly isRetried: boolean;
  /** Its deviations so far. */
  readonly notes: readonly CallNote[];
  /** Index into `prompts`. `null` if the prompt is not known. */
  readonly prompt: number | null;
  /** The text of its reply so far, as the model sent it. */
  readonly reply: string;
  /** The reasoning that the vendor sent beside the text. */
  readonly reasoning: string;
}

/** A message of a prompt. */
export interface ReportedMessage {
  /** LangChain's type of the message, such as `system`, `human` or `ai`. */
  readonly role: string;
  readonly text: string;
}

/** Why a run failed. */
export interface ReportedError {
  /** The error's code, or `UNEXPECTED` if it is not one of Moagraph's. */
  readonly code: string;
  readonly message: string;
  /** How to fix it. Empty if unknown. */
  readonly hint: string;
  /** The page about the code. Only an address with `https:` or `http:` becomes a link. */
  readonly docsUrl?: string;
}
