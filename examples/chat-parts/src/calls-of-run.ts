import type { Call, CallEvent, Proposal } from "@moagraph/core";

/** What a page shows of a call of a run. */
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

/** What an event says of its call; `undefined` if a page shows nothing of it. */
export function callOfEvent(event: CallEvent): CallOfRun | undefined {
  const { node, sample, model } = event;
  const change = changeOf(event);
  return change === undefined ? undefined : { node, sample, model, ...change };
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

/** Adds a call, or what is new of one that is known. */
export function withCall(calls: Calls, added: CallOfRun): Calls {
  const place = placeOf(added);
  const isKnown = calls.some((call) => placeOf(call) === place);
  if (!isKnown) return [...calls, added];
  return calls.map((call) => (placeOf(call) === place ? { ...call, ...added } : call));
}

/** The calls of a run that has ended. Those that had not were stopped with it. */
export function endedCalls(calls: Calls): Calls {
  return calls.map((call) => (call.state === "running" ? { ...call, state: "stopped" } : call));
}

/** The calls in the state of a thread, each once, as it ended. */
export function keptCalls(ledger: readonly Call[], proposals: readonly Proposal[]): Calls {
  const last = new Map(ledger.map((call) => [placeOf(call), call]));
  const texts = new Map(proposals.map((proposal) => [placeOf(proposal), proposal.text]));
  return [...last].map(([place, { node, sample, model, status, error }]) => ({
    node,
    sample,
    model,
    state: stateOf(status),
    text: texts.get(place),
    problem: error?.message,
  }));
}

/** Names a call within its run. */
export function placeOf({ node, sample }: Pick<CallOfRun, "node" | "sample">): string {
  return `${node} ${sample}`;
}

function stateOf(status: Call["status"]): CallOfRun["state"] {
  if (status === "ok" || status === "cached") return "done";
  if (status === "aborted") return "stopped";
  return status === "skipped" ? "skipped" : "failed";
}
