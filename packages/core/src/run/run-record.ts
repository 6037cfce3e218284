import type { Call } from "../call/call.js";
import type { CallEvent, CallStartEvent } from "../call/call-event.js";
import { noUsage } from "../call/usage.js";
import type { CallPlan, LayerEndEvent } from "./run-event.js";

/** What the events of a run have told so far. */
export interface RunRecord {
  /** Takes an event in; the layer it completes, if it does. */
  take(event: CallEvent): LayerEndEvent | undefined;
  firstTokenMs(): number | null;
  /** The ledger so far; calls that have not settled stand in it as aborted. */
  ledgerAt(atMs: number): Call[];
}

/** Follows a run whose calls are known beforehand. */
export function createRunRecord(plan: readonly CallPlan[]): RunRecord {
  const started = new Map<string, CallStartEvent>();
  const settled = new Map<string, Call>();
  let firstTokenMs: number | null = null;
  const inLayer = (layer: number): Call[] =>
    plan.filter((call) => call.layer === layer).flatMap((call) => settled.get(keyOf(call)) ?? []);

  return {
    take(event) {
      if (event.type === "call-start") started.set(keyOf(event), event);
      if (event.type === "answer-token") firstTokenMs ??= event.atMs;
      if (event.type !== "proposal-end" && event.type !== "call-failed") return undefined;
      settled.set(keyOf(event), event.call);
      return layerEnd(plan, keyOf(event), event.atMs, inLayer);
    },
    firstTokenMs: () => firstTokenMs,
    ledgerAt: (atMs) =>
      plan.flatMap((call) => {
        const start = started.get(keyOf(call));
        return settled.get(keyOf(call)) ?? (start === undefined ? [] : cutOff(start, atMs));
      }),
  };
}

function layerEnd(
  plan: readonly CallPlan[],
  key: string,
  atMs: number,
  inLayer: (layer: number) => Call[],
): LayerEndEvent | undefined {
  const layer = plan.find((call) => keyOf(call) === key)?.layer;
  if (layer === undefined) return undefined;
  const calls = inLayer(layer);
  if (calls.length < plan.filter((call) => call.layer === layer).length) return undefined;
  const usable = calls.filter((call) => call.status === "ok").length;
  return { type: "layer-end", layer, usable, failed: calls.length - usable, atMs };
}

function cutOff(start: CallStartEvent, atMs: number): Call {
  const { node, sample, model, attempt } = start;
  return {
    node,
    sample,
    model,
    attempt,
    status: "aborted",
    startedMs: start.atMs,
    firstTokenMs: null,
    settledMs: atMs,
    ...noUsage,
    costUsd: null,
    error: { code: "ABORTED", message: "The run ended before this call did." },
  };
}

function keyOf({ node, sample }: { readonly node: string; readonly sample: number }): string {
  return `${node} ${sample}`;
}
