import type { BaseMessage } from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { BaseStore } from "@langchain/langgraph";
import type { ModelFacts } from "@moagraph/provider-kit";
import type { Proposal } from "../ledger/proposal.js";
import type { MoaOutput } from "./graph-state.js";

/** The state of a run as a graph function sees it: {@link MoaOutput}, and channels that were added. */
export type FunctionState = Readonly<MoaOutput> & Readonly<Record<string, unknown>>;

/** The input of a graph function. */
export interface FunctionInput {
  /**
   * The conversation as the node's model sees it: by the node's `history`, and without images if the
   * model takes none. A reducer and a selector see all of it.
   */
  readonly messages: readonly BaseMessage[];
  /**
   * The usable proposals in order; empty for a proposer. `node` of a proposal is the path of its node, such
   * as `panel/llama` or `rounds/2/writer` within a `graph` or `repeat`.
   */
  readonly proposals: readonly Proposal[];
  /**
   * The state of the run, with the whole conversation and all proposals so far. It is not redacted:
   * what the function returns is, before a model receives it. For a prompt function of a node with
   * `anonymise`, its `proposals` and `ledger` are empty, because they name the authors.
   */
  readonly state: FunctionState;
  /**
   * Signal, callbacks, tags, metadata and `configurable` of the step, without LangGraph's internals.
   * Pass it to a Runnable that the function invokes: its trace is then part of the node's.
   */
  readonly config: RunnableConfig;
  /** The `context` of the run: `app.invoke(input, { context })`. Empty if it has none. */
  readonly context: Readonly<Record<string, unknown>>;
  /** LangGraph's long-term store: the `store` of `compile`. */
  readonly store: BaseStore | undefined;
  /** The routes of a router, with what is known of their models. Empty for other nodes. */
  readonly candidates: readonly RouteCandidate[];
}

/** A route of a router, as a function sees it. */
export interface RouteCandidate {
  /** The name of the node in the router's graph: `coder`, also if that graph is a node of another. */
  readonly node: string;
  /**
   * The models that it asks: its own first, then those of the nodes that it holds. Empty for a node
   * without a model.
   */
  readonly models: readonly string[];
  /** What is known of the first of these models: prices, context window. */
  readonly facts: ModelFacts;
  /** The text in the router's `when`. */
  readonly when: string | undefined;
}

/** What a graph function returns. The setting that names the function decides which of these it must be. */
export type FunctionResult = string | readonly string[] | readonly Proposal[] | boolean;

/**
 * A function that a node names by `{ use: name }`. What it must return depends on the setting:
 *
 * - `prompt`, and `reduce` of a reducer: the text.
 * - `rule` of a router: the names of the routes to take, best first.
 * - `unless` of a router and `until` of a repeat: whether the condition holds.
 * - `by` of a selector: the proposals to keep, best first, out of those that it is given.
 *
 * Another result is a {@link FunctionResultError} `FUNCTION_RESULT` in the ledger.
 *
 * @param input - The conversation, the proposals that the node reads, and the run.
 */
export type GraphFunction = (input: FunctionInput) => FunctionResult | Promise<FunctionResult>;
