import { type Call, isUsable } from "../ledger/call.js";
import type { CallEvent, CallStartEvent } from "../ledger/call-event.js";
import { noUsage } from "../ledger/usage.js";
import type { CallPlan, LayerEndEvent } from "./run-event.js";

/** The state of a run, built from its events. */
export interface RunRecord {
  /** Applies an event. Returns the `layer-end` event if the event completes a layer. */
  take(event: CallEvent): LayerEndEvent | undefined;
  firstTokenMs(): number | null;
  /** The ledger so far. Calls in flight are listed as aborted. */
  ledgerAt(atMs: number): Call[];
}

/** Records a run whose calls are known in advance. */
export function createRunRecord(plan: readonly CallPlan[]): RunRecord {
  const started = new Map<string, CallStartEvent>();
  const firstTokens = new Map<string, number>();
  const settled = new Map<string, Call>();
  const retried: Call[] = [];
  const settleInLayer = createLayerCount(plan);
  let firstTokenMs: number | null = null;

  return {
    take(event) {
      if (event.type === "answer-token") {
        firstTokenMs ??= event.atMs;
        return undefined;
      }
      const key = keyOf(event);
      if (event.type === "call-start") started.set(key, event);
      if (event.type === "first-token") firstTokens.set(key, event.atMs);
      if (event.type === "call-retry") retried.push(event.call);
      if (!("call" in event) || event.type === "call-retry") return undefined;
      settled.set(key, event.call);
      return settleInLayer(event.call);
    },
    firstTokenMs: () => firstTokenMs,
    ledgerAt: (atMs) =>
      plan.flatMap((call) => {
        const key = keyOf(call);
        const before = retried.filter((line) => keyOf(line) === key);
        const last = settled.get(key) ?? cutOffAfter(before, key, atMs);
        // An attempt that was to be retried, but was the last one, is in both lists.
        const others = before.filter((line) => last === undefined || !isSameTry(line, last));
        return [...others, ...(last === undefined ? [] : [last])];
      }),
  };

  /** The attempt in flight, if there is one. Between two attempts there is none. */
  function cutOffAfter(before: readonly Call[], key: string, atMs: number): Call | undefined {
    const start = started.get(key);
    if (start === undefined || before.some(({ attempt }) => attempt === start.attempt)) {
      return undefined;
    }
    return cutOff(start, firstTokens.get(key) ?? null, atMs);
  }
}

function isSameTry(a: Call, b: Call): boolean {
  return (
    a.attempt === b.attempt &&
    a.model === b.model &&
    a.startedMs === b.startedMs &&
    a.settledMs === b.settledMs
  );
}

/** Counts the settled calls of each layer, and reports completed layers. */
function createLayerCount(plan: readonly CallPlan[]): (call: Call) => LayerEndEvent | undefined {
  const layerOf = new Map(plan.map((call) => [keyOf(call), call.layer]));
  const counts = new Map<number, { open: number; usable: number; failed: number }>();
  for (const { layer } of plan) {
    const count = counts.get(layer);
    if (count === undefined) counts.set(layer, { open: 1, usable: 0, failed: 0 });
    else count.open += 1;
  }
  return (call) => {
    const layer = layerOf.get(keyOf(call)) ?? 0;
    const count = counts.get(layer);
    if (count === undefined) return undefined;
    count[isUsable(call) ? "usable" : "failed"] += 1;
    count.open -= 1;
    if (count.open > 0) return undefined;
    const { usable, failed } = count;
    return { type: "layer-end", layer, usable, failed, atMs: call.settledMs };
  };
}

function cutOff(start: CallStartEvent, firstTokenMs: number | null, atMs: number): Call {
  const { node, sample, model, attempt } = start;
  return {
    node,
    sample,
    model,
    attempt,
    status: "aborted",
    startedMs: start.atMs,
    firstTokenMs,
    settledMs: atMs,
    ...noUsage,
    costUsd: null,
    error: { code: "ABORTED", message: "The run ended before the call did." },
  };
}

function keyOf({ node, sample }: { readonly node: string; readonly sample: number }): string {
  return `${node} ${sample}`;
}
