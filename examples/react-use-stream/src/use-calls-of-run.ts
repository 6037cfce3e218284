import type { Call, CallEvent, Proposal } from "@moagraph/core";
import {
  type CallOfRun,
  callOfEvent,
  endedCalls,
  keptCalls,
  withCall,
} from "@moagraph/example-chat-parts/calls";
import { useReducer } from "react";

/** What a thread keeps of its last run. */
interface KeptRun {
  readonly ledger?: readonly Call[];
  readonly proposals?: readonly Proposal[];
}

type Calls = readonly CallOfRun[];

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
    isRunning ? live : keptCalls(ledger, proposals).reduce(withCall, endedCalls(live));
  return [callsOf, take];
}

function callsAfter(calls: Calls, event: CallEvent | "new run"): Calls {
  if (event === "new run") return [];
  const call = callOfEvent(event);
  return call === undefined ? calls : withCall(calls, call);
}
