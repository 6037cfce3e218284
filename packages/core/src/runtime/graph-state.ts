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
import type { Call } from "../ledger/call.js";
import type { Proposal } from "../ledger/proposal.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";

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
};

/** The result of one comparison of a pairwise ranker. */
export interface Verdict<NodeName extends string = string> {
  readonly node: NodeName;
  /** Which pair of the node, from 1. */
  readonly sample: number;
  /** Index of the better proposal among those the node reads, from 0. `null` if unclear. */
  readonly winner: number | null;
}

/** The start of a run. Within one process, all steps of a run share the same object. */
export interface RunStart {
  /** In milliseconds since 1970. */
  readonly atMs: number;
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
  runStart?: RunStart;
}

type Written<Item> = Item[] | OverwriteValue<Item[]>;

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
  const output = {
    ...input,
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
  return (state, update) => ({
    ...state,
    proposals: proposals(state.proposals, update.proposals ?? []),
    ledger: ledger(state.ledger, update.ledger ?? []),
    verdicts: verdicts(state.verdicts, update.verdicts ?? []),
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
type Compare<Item> = (a: Item, b: Item) => number;

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** What identifies a proposal or a call. */
interface Place {
  readonly node: string;
  readonly sample: number;
}

/** The order of the graph's nodes, then of samples. */
export function orderOf(graph: GraphSpec): Compare<Place> {
  const ranks = new Map(nodesOf(graph).map(([name], index) => [name, index]));
  const rankOf = (place: Place): number => ranks.get(place.node) ?? ranks.size;
  return (a, b) => rankOf(a) - rankOf(b) || compareText(a.node, b.node) || a.sample - b.sample;
}

/**
 * A reducer that keeps the lines of a ledger sorted by call. A step writes all lines of its call at
 * once, in the order of its tries: they take the place of whatever stood there of that call.
 */
function mergeCalls(compare: Compare<Place>): (current: Call[], update: Call[]) => Call[] {
  return (current, update) => {
    const lines = update.toSorted(compare);
    return lines.reduce((merged, line, index) => {
      const before = lines[index - 1];
      const { begin, end } = placeOf(line, merged, compare);
      if (before !== undefined && compare(before, line) === 0)
        return merged.toSpliced(end, 0, line);
      return merged.toSpliced(begin, end - begin, line);
    }, current);
  };
}

/**
 * A reducer that keeps items sorted, whatever order they arrive in. An item at a place that is taken
 * takes the place over, so that writing the same twice changes nothing.
 */
export function mergeBy<Item>(compare: Compare<Item>): (current: Item[], update: Item[]) => Item[] {
  return (current, update) =>
    update.reduce((merged, item) => {
      const { begin, end } = placeOf(item, merged, compare);
      return merged.toSpliced(begin, end - begin, item);
    }, current);
}

/** Where a sorted list has items of the same place. Looked for from its end: there most are added. */
function placeOf<Item>(
  item: Item,
  sorted: readonly Item[],
  compare: Compare<Item>,
): { begin: number; end: number } {
  let end = sorted.length;
  while (end > 0 && compare(sorted[end - 1] as Item, item) > 0) end -= 1;
  let begin = end;
  while (begin > 0 && compare(sorted[begin - 1] as Item, item) === 0) begin -= 1;
  return { begin, end };
}
