import type { Call, CallEvent, Proposal } from "@moagraph/core";
import { useReducer } from "react";

/** What is known of a call of the last run. */
export interface CallOfRun {
  readonly node: string;
  readonly sample: number;
  readonly model: string;
  readonly state: "running" | "done" | "failed" | "skipped" | "stopped";
  /** The text that the node passes on. */
  readonly text?: string | undefined;
  /** Why it failed. */
  readonly problem?: string | undefined;
}

type Calls = readonly CallOfRun[];

/** What a thread keeps of its last run. */
interface KeptRun {
  readonly ledger?: readonly Call[];
  readonly proposals?: readonly Proposal[];
}

/**
 * The calls of the last run, and what takes the events of LangGraph's `custom` stream. While a run is in
 * progress, they come from its events, then also from what the thread keeps.
 */
export function useCallsOfRun(): [
  (kept: KeptRun, isRunning: boolean) => Calls,
  (event: CallEvent | "new run") => void,
] {
  const [live, take] = useReducer(callsAfter, []);
  const callsOf = ({ ledger = [], proposals = [] }: KeptRun, isRunning: boolean): Calls =>
    isRunning ? live : endedCalls(live, keptCalls(ledger, proposals));
  return [callsOf, take];
}

/** The calls after an event. */
export function callsAfter(calls: Calls, event: CallEvent | "new run"): Calls {
  if (event === "new run") return [];
  const { node, sample, model } = event;
  const change = changeOf(event);
  if (change === undefined) return calls;
  return withCall(calls, { node, sample, model, ...change });
}

/** The calls of a run that has ended or was stopped. */
export function endedCalls(live: Calls, kept: Calls): Calls {
  const ended = live.map((call): CallOfRun =>
    call.state === "running" ? { ...call, state: "stopped" } : call,
  );
  return kept.reduce(withCall, ended);
}

function withCall(calls: Calls, changed: CallOfRun): Calls {
  const place = placeOf(changed);
  const isKnown = calls.some((call) => placeOf(call) === place);
  if (!isKnown) return [...calls, changed];
  return calls.map((call) => (placeOf(call) === place ? { ...call, ...changed } : call));
}

function changeOf(event: CallEvent): Pick<CallOfRun, "state" | "text" | "problem"> | undefined {
  switch (event.type) {
    case "call-start":
      return { state: "running", problem: undefined };
    case "proposal-end":
      return { state: "done", text: event.proposal.text };
    case "call-end":
      return { state: "done" };
    case "call-failed":
      return { state: "failed", problem: event.call.error?.message };
    case "call-skipped":
      return { state: "skipped" };
    default:
      return undefined;
  }
}

/** The calls in the ledger of a thread, each once, as it ended. */
export function keptCalls(ledger: readonly Call[], proposals: readonly Proposal[]): Calls {
  const last = new Map(ledger.map((call) => [placeOf(call), call]));
  const texts = new Map(proposals.map((proposal) => [placeOf(proposal), proposal.text]));
  return [...last.values()].map(({ node, sample, model, status, error }) => ({
    node,
    sample,
    model,
    state: stateOf(status),
    text: texts.get(placeOf({ node, sample })),
    problem: error?.message,
  }));
}

function placeOf({ node, sample }: Pick<CallOfRun, "node" | "sample">): string {
  return `${node} ${sample}`;
}

function stateOf(status: Call["status"]): CallOfRun["state"] {
  if (status === "ok" || status === "cached") return "done";
  return status === "skipped" ? "skipped" : "failed";
}
