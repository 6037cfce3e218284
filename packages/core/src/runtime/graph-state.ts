import type { BaseMessage } from "@langchain/core/messages";
import {
  Annotation,
  type AnnotationRoot,
  type BaseChannel,
  type Messages,
  messagesStateReducer,
  type OverwriteValue,
  type StateDefinition,
} from "@langchain/langgraph";
import type { JournalEntry } from "../ask/journal/journal-entry.js";
import type { Call } from "../ledger/call.js";
import { type Compare, mergeBy, mergeCalls, type Place } from "../ledger/merge-by-place.js";
import type { Proposal } from "../ledger/proposal.js";
import {
  addResponses,
  type StructuredResponse,
  type StructuredResponses,
} from "../ledger/structured-response.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { type ModelSettings, samplesOf } from "../spec/model-settings.js";

/**
 * The input of a run: the conversation to answer.
 *
 * @example
 * ```ts
 * import type { MoaInput } from "@moagraph/core";
 *
 * const question: MoaInput = { messages: "What is a transformer?" };
 * const conversation: MoaInput = {
 *   messages: [
 *     { role: "system", content: "Answer in one sentence." },
 *     { role: "user", content: "What is a transformer?" },
 *   ],
 * };
 * ```
 */
export interface MoaInput {
  /** A string, a message or a list of messages. The last message is the question. */
  readonly messages: Messages;
}

/** The result of a run. `NodeName` is the names of the graph's nodes. */
export type MoaOutput<NodeName extends string = string> = {
  /** The conversation. The last message is the answer. */
  messages: BaseMessage[];
  /** The text of the answer. */
  answer: string;
  /** The proposals of all nodes, in the order of the nodes and then of their samples. */
  proposals: Proposal<NodeName>[];
  /** Status, tokens, cost and time of each call of this run, in the order of the nodes. */
  ledger: Call<NodeName>[];
  /** The parsed replies of nodes with a `responseFormat`. Absent if no node of the graph has one. */
  structuredResponses?: StructuredResponses<NodeName>;
};

/** The result of one comparison of a pairwise ranker. */
export interface Verdict<NodeName extends string = string> {
  readonly node: NodeName;
  /** Which pair of the node, from 1. */
  readonly sample: number;
  /** Index of the better proposal among those the node reads, from 0. `null` if unclear. */
  readonly winner: number | null;
}

/** The format of what this version keeps of a run in its thread. */
export const threadFormat = 1;

/** The start of a run. Within one process, all steps of a run share the same object. */
export interface RunStart {
  /** In milliseconds since 1970. */
  readonly atMs: number;
  /** The step of `before` or `after` that has ended the run. All other steps then do nothing. */
  readonly endedBy?: string;
  /** Format of what a thread keeps of a run. Present in threads. */
  readonly format?: number;
  /** Digest of the graph that the run was started with. Present in threads. */
  readonly graph?: string;
  /** Id of the checkpoint from which the step `begin` started. Present in threads. */
  readonly from?: string;
  /** Names of the steps whose results are kept from an earlier run, or from before the graph changed. */
  readonly kept?: readonly string[];
  /** Names of the nodes that were added or changed after the run was started. */
  readonly changed?: readonly string[];
  /**
   * What an earlier process has recorded of calls that had not ended.
   *
   * @internal
   */
  readonly carried?: readonly JournalEntry[];
  /** Digest of the conversation for which results are kept. Present until the step `begin` has run. */
  readonly plannedFor?: string;
}

/** The LangGraph state of a run. */
export interface MoaState<NodeName extends string = string> extends MoaOutput<NodeName> {
  runStart: RunStart;
  /** Comparisons that pairwise rankers have made. */
  verdicts: Verdict<NodeName>[];
}

/** What a step can write to the state. `new Overwrite(list)` replaces a list instead of adding to it. */
export interface MoaUpdate<NodeName extends string = string> {
  messages?: Messages;
  answer?: string;
  proposals?: Written<Proposal<NodeName>>;
  ledger?: Written<Call<NodeName>>;
  verdicts?: Written<Verdict<NodeName>>;
  structuredResponses?: WrittenResponses<NodeName>;
  runStart?: RunStart;
}

type Written<Item> = Item[] | OverwriteValue<Item[]>;

type WrittenResponses<NodeName extends string = string> =
  | StructuredResponse<NodeName>[]
  | OverwriteValue<StructuredResponses<NodeName>>;

/** The channels of the input. */
export type MoaInputChannels = { messages: BaseChannel<BaseMessage[], Messages> };

/** The channels of the output. */
export type MoaOutputChannels<NodeName extends string = string> = MoaInputChannels & {
  answer: BaseChannel<string, string>;
  proposals: BaseChannel<Proposal<NodeName>[], Written<Proposal<NodeName>>>;
  ledger: BaseChannel<Call<NodeName>[], Written<Call<NodeName>>>;
};

/** All channels of a run. */
export type MoaChannels<NodeName extends string = string> = MoaOutputChannels<NodeName> & {
  runStart: BaseChannel<RunStart, RunStart>;
  verdicts: BaseChannel<Verdict<NodeName>[], Written<Verdict<NodeName>>>;
};

/**
 * The channels of a graph's state, with reducers that keep the graph's own order.
 *
 * @param added - The channels of `stateSchema`. They are in the input and in the output too.
 */
export function graphState(
  graph: GraphSpec,
  added: StateDefinition = {},
): {
  state: AnnotationRoot<MoaChannels>;
  input: AnnotationRoot<MoaInputChannels>;
  output: AnnotationRoot<MoaOutputChannels>;
} {
  const reducers = reducersOf(graph);
  const input = {
    ...added,
    messages: Annotation<BaseMessage[], Messages>({
      reducer: messagesStateReducer,
      default: () => [],
    }),
  };
  const responses = hasResponses(graph)
    ? {
        structuredResponses: Annotation<StructuredResponses, WrittenResponses>({
          reducer: responsesReducer(graph),
          default: () => ({}),
        }),
      }
    : {};
  const output = {
    ...input,
    ...responses,
    answer: Annotation<string>(),
    proposals: Annotation<Proposal[], Written<Proposal>>({
      reducer: reducers.proposals,
      default: () => [],
    }),
    ledger: Annotation<Call[], Written<Call>>({
      reducer: reducers.ledger,
      default: () => [],
    }),
  };
  const state = {
    ...output,
    runStart: Annotation<RunStart>(),
    verdicts: Annotation<Verdict[], Written<Verdict>>({
      reducer: reducers.verdicts,
      default: () => [],
    }),
  };
  return {
    state: Annotation.Root(state) as unknown as AnnotationRoot<MoaChannels>,
    input: Annotation.Root(input) as unknown as AnnotationRoot<MoaInputChannels>,
    output: Annotation.Root(output) as unknown as AnnotationRoot<MoaOutputChannels>,
  };
}

/** What the reducers make of a state and the lists that a step adds to it. */
export function stateAfter(graph: GraphSpec): (state: MoaState, update: MoaUpdate) => MoaState {
  const { proposals, ledger, verdicts } = reducersOf(graph);
  const structured = hasResponses(graph) ? structuredAfter(graph) : undefined;
  return (state, update) => ({
    ...state,
    proposals: proposals(state.proposals, update.proposals ?? []),
    ledger: ledger(state.ledger, update.ledger ?? []),
    verdicts: verdicts(state.verdicts, update.verdicts ?? []),
    ...structured?.(state, update),
  });
}

/** Whether a node of the graph has a `responseFormat`. Other graphs have no channel for the values. */
export function hasResponses({ nodes }: GraphSpec): boolean {
  return Object.values(nodes).some(
    (node) => (node as Partial<ModelSettings>).responseFormat !== undefined,
  );
}

function responsesReducer({ nodes }: GraphSpec) {
  const samples = (node: string): number => samplesOf((nodes[node] ?? {}) as ModelSettings);
  // LangGraph replaces the value itself if an update is an `Overwrite`.
  return (current: StructuredResponses, update: WrittenResponses): StructuredResponses =>
    Array.isArray(update) ? addResponses(current, update, samples) : current;
}

function structuredAfter(graph: GraphSpec) {
  const reduce = responsesReducer(graph);
  return ({ structuredResponses = {} }: MoaState, update: MoaUpdate): Partial<MoaState> => ({
    structuredResponses: reduce(structuredResponses, update.structuredResponses ?? []),
  });
}

/** How the lists of a state grow: a reducer for each of them. */
function reducersOf(graph: GraphSpec): ListReducers {
  const byOrder = orderOf(graph);
  return {
    proposals: mergeBy<Proposal>(byOrder) as Reducer<Proposal>,
    ledger: mergeCalls(byOrder) as Reducer<Call>,
    verdicts: mergeBy<Verdict>(byOrder) as Reducer<Verdict>,
  };
}

interface ListReducers {
  readonly proposals: Reducer<Proposal>;
  readonly ledger: Reducer<Call>;
  readonly verdicts: Reducer<Verdict>;
}

type Reducer<Item> = (current: Item[], update: Written<Item>) => Item[];

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The order of the graph's nodes, then of samples. */
export function orderOf(graph: GraphSpec): Compare<Place> {
  const ranks = new Map(nodesOf(graph).map(([name], index) => [name, index]));
  const rankOf = (place: Place): number => ranks.get(place.node) ?? ranks.size;
  return (a, b) => rankOf(a) - rankOf(b) || compareText(a.node, b.node) || a.sample - b.sample;
}
