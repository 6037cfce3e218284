import type { BaseMessage } from "@langchain/core/messages";
import {
  Annotation,
  type AnnotationRoot,
  type BaseChannel,
  type Messages,
  messagesStateReducer,
  type OverwriteValue,
} from "@langchain/langgraph";
import type { Call } from "../ledger/call.js";
import type { Proposal } from "../ledger/proposal.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";

/** What a run takes: the conversation to answer, as a text, a message or messages. */
export interface MoaInput {
  readonly messages: Messages;
}

/** What a run gives. */
export interface MoaOutput {
  /** The conversation, with the answer as its last message. */
  messages: BaseMessage[];
  /** The answer's text. */
  answer: string;
  /** What the nodes passed on, in the order of the graph and then of samples. */
  proposals: Proposal[];
  /** What each call of this run took and cost, in the order of the graph. */
  ledger: Call[];
}

/** Which of two proposals a pairwise ranker found better. */
interface Verdict {
  readonly node: string;
  /** Which pair of the node, from 1. */
  readonly sample: number;
  /** The better one's place among what the node reads, from 0; `null` when that stayed unclear. */
  readonly winner: number | null;
}

/** The begin of a run. Within one process, the same object in all of its steps. */
export interface RunStart {
  /** In milliseconds since 1970. */
  readonly atMs: number;
}

/** The state of a run. */
export interface MoaState extends MoaOutput {
  runStart: RunStart;
  /** What pairwise rankers found so far. */
  verdicts: Verdict[];
}

/** What a node may write. */
export interface MoaUpdate {
  messages?: Messages;
  answer?: string;
  proposals?: Written<Proposal>;
  ledger?: Written<Call>;
  verdicts?: Written<Verdict>;
  runStart?: RunStart;
}

type Written<Item> = Item[] | OverwriteValue<Item[]>;

/** The channels of the input. */
export type MoaInputChannels = { messages: BaseChannel<BaseMessage[], Messages> };

/** The channels of the output. */
export type MoaOutputChannels = MoaInputChannels & {
  answer: BaseChannel<string, string>;
  proposals: BaseChannel<Proposal[], Written<Proposal>>;
  ledger: BaseChannel<Call[], Written<Call>>;
};

/** All channels of a run. */
export type MoaChannels = MoaOutputChannels & {
  runStart: BaseChannel<RunStart, RunStart>;
  verdicts: BaseChannel<Verdict[], Written<Verdict>>;
};

/** The channels of a graph's state, with reducers that keep the graph's own order. */
export function graphState(graph: GraphSpec): {
  state: AnnotationRoot<MoaChannels>;
  input: AnnotationRoot<MoaInputChannels>;
  output: AnnotationRoot<MoaOutputChannels>;
} {
  const reducers = reducersOf(graph);
  const input = {
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

/** What proposals and calls are told apart by. */
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
