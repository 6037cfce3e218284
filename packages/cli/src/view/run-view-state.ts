import type { Call, CallPlan, RunEndEvent, RunEvent, RunStartEvent } from "@moagraph/core";
import type { CallPhase, CallView } from "./call-view.js";
import { endOfRound, inRounds, roundsBefore, startOfRequest } from "./call-rounds.js";

/** The state of a run in a view. */
export interface RunViewState {
  readonly graph: string;
  /** The size of the graph in its plan, such as `2 layers` and `7 to 13 calls`. */
  readonly size: readonly string[];
  readonly calls: readonly CallView[];
  /** Ledger entries of failed nodes that make no call. */
  readonly unplanned: readonly Call[];
  readonly end: RunEndEvent | null;
}

/** The state before the first event. */
export function emptyRunView(size: readonly string[]): RunViewState {
  return { graph: "", size, calls: [], unplanned: [], end: null };
}

/** The state of a run before its first call. A run that is resumed has calls that have ended. */
function startRunView({ graph, calls }: RunStartEvent, before: RunViewState): RunViewState {
  const severalOf = new Set(calls.filter(({ sample }) => sample > 1).map(({ node }) => node));
  const waiting = {
    phase: "waiting",
    attempt: 0,
    round: null,
    rounds: [],
    startedMs: null,
    call: null,
    writesAnswer: false,
  } as const;
  const nameOf = ({ node, sample }: CallPlan): string =>
    severalOf.has(node) ? `${node} #${sample}` : node;
  return {
    ...before,
    graph,
    calls: calls.map(
      (call) => endedCall(before, call) ?? { ...call, name: nameOf(call), ...waiting },
    ),
    end: null,
  };
}

function endedCall(state: RunViewState, place: Place): CallView | undefined {
  const known = callOf(state, place);
  return known === undefined || known.call === null ? undefined : known;
}

/** The state after an event. */
export function nextRunView(state: RunViewState, event: RunEvent): RunViewState {
  switch (event.type) {
    case "run-start":
      return startRunView(event, state);
    case "run-resume":
      return endAll(state, event.kept);
    case "call-start":
      return change(state, event, startOfRequest(callOf(state, event), event));
    case "round-end":
      return change(state, event, endOfRound(callOf(state, event), event.call));
    case "first-token":
      return change(state, event, { phase: "streaming" });
    case "answer-token":
      return change(state, event, { phase: "streaming", writesAnswer: true });
    case "proposal-end":
    case "call-end":
    case "call-failed":
    case "call-skipped":
      return settle(state, event.call);
    case "run-end":
      return endRunView(state, event);
    case "call-retry":
    case "call-note":
    case "layer-end":
    default:
      return state;
  }
}

/** Whether a model has been called. Errors before that are reported without a view. */
export function hasBegun({ calls, end }: RunViewState): boolean {
  if (end?.ledger.length === 0) return false;
  return calls.some(({ phase }) => phase !== "waiting" && phase !== "skipped");
}

/** The call of a node and sample, if there is one. */
export function callOf({ calls }: RunViewState, place: Place): CallView | undefined {
  return calls.find(({ node, sample }) => node === place.node && sample === place.sample);
}

/** The name for an event: that of its call, or of its node if it makes no call. */
export function nodeOrCall(state: RunViewState, place: Place): string {
  return callOf(state, place)?.name ?? place.node;
}

/** The name of a proposal: that of the call that wrote it, if there is one. */
export function placeName(state: RunViewState, place: Place): string {
  const { node, sample } = place;
  return callOf(state, place)?.name ?? (sample > 1 ? `${node} #${sample}` : node);
}

/** The calls layer by layer. */
export function layersOfView({ calls }: RunViewState): CallView[][] {
  const layers = new Map<number, CallView[]>();
  for (const call of calls) {
    const layer = layers.get(call.layer);
    if (layer === undefined) layers.set(call.layer, [call]);
    else layer.push(call);
  }
  return [...layers.values()];
}

/** The answer's call ends with the run. Cancelled calls are `aborted` in the ledger. */
function endRunView(state: RunViewState, end: RunEndEvent): RunViewState {
  return withoutFlight(endAll({ ...state, end }, end.ledger));
}

/** The state after calls whose ledger entries are known. The last entry of a call is how it ended. */
function endAll(state: RunViewState, ledger: readonly Call[]): RunViewState {
  return ledger.reduce(
    (now, call) => change(now, call, { ...settled(call), ...inRounds(roundsBefore(ledger, call)) }),
    state,
  );
}

/** The state when nothing follows: no call waits or runs. */
export function withoutFlight(state: RunViewState): RunViewState {
  return withPhases(state, { waiting: "skipped", running: "stopped", streaming: "stopped" });
}

/** The state to show above the answer: no call runs. */
export function aboveAnswer(state: RunViewState): RunViewState {
  return withPhases(state, { running: "see below", streaming: "see below" });
}

function withPhases(
  state: RunViewState,
  phases: Partial<Readonly<Record<CallPhase, CallPhase>>>,
): RunViewState {
  const calls = state.calls.map((call) => ({ ...call, phase: phases[call.phase] ?? call.phase }));
  return { ...state, calls };
}

function settle(state: RunViewState, call: Call): RunViewState {
  const known = callOf(state, call);
  if (known !== undefined) {
    return change(state, call, { ...settled(call), ...inRounds(known.rounds) });
  }
  const isFailed = phaseOf(call) === "failed";
  return isFailed ? { ...state, unplanned: [...state.unplanned, call] } : state;
}

function settled(call: Call): Partial<CallView> {
  return { phase: phaseOf(call), startedMs: call.startedMs, call };
}

function phaseOf({ status }: Call): CallPhase {
  if (status === "ok" || status === "cached") return "done";
  if (status === "skipped") return "skipped";
  return status === "aborted" ? "stopped" : "failed";
}

interface Place {
  readonly node: string;
  readonly sample: number;
}

function change(
  state: RunViewState,
  { node, sample }: Place,
  changes: Partial<CallView>,
): RunViewState {
  const calls = state.calls.map((call) =>
    call.node === node && call.sample === sample ? { ...call, ...changes } : call,
  );
  return { ...state, calls };
}
