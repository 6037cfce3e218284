import type { BaseMessage } from "@langchain/core/messages";
import type { Call } from "../ledger/call.js";
import type { Proposal } from "../ledger/proposal.js";
import type { StructuredResponse } from "../ledger/structured-response.js";
import type { RunStart, Verdict } from "./graph-state.js";

/**
 * The names of a graph's steps in LangGraph: `begin`, and one for each call. The call of a node has
 * the node's name. The calls of a node with several are `bob-1`, `bob-2`, and so on.
 */
export type StepName<NodeName extends string = string> =
  | NodeName
  | `${NodeName}-${number}`
  | "begin";

/** What a call adds to the state of its run. Keys that it does not write are absent. */
export interface StepUpdate<NodeName extends string = string> {
  /** The answer as a message. Written by the output. */
  readonly messages?: BaseMessage[];
  /** The text of the answer. Written by the output. */
  readonly answer?: string;
  /** What the node passes on because of this call. */
  readonly proposals?: Proposal<NodeName>[];
  /** One line for each attempt of the call. */
  readonly ledger?: Call<NodeName>[];
  /** The result of a pairwise comparison. */
  readonly verdicts?: Verdict<NodeName>[];
  /** The parsed reply of a node with a `responseFormat`. */
  readonly structuredResponses?: StructuredResponse<NodeName>[];
}

/**
 * What the step `begin` writes: it removes what the previous run of the thread left. Proposals and
 * ledger are replaced by LangGraph's `Overwrite`, so they are not lists here.
 */
export interface BeginUpdate {
  readonly answer?: string;
  readonly runStart?: RunStart;
}

/**
 * A chunk of `app.stream(input)` and of `streamMode: "updates"`: what each step of a LangGraph
 * superstep wrote, by step name. LangGraph reports an interrupt as another key, for which it has
 * the type guard `isInterrupted`.
 */
export type StepUpdates<NodeName extends string = string> = {
  readonly [Step in StepName<NodeName>]?: Step extends "begin" ? BeginUpdate : StepUpdate<NodeName>;
};
