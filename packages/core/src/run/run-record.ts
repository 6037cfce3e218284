import { type Call, isUsable } from "../ledger/call.js";
import type { CallStartEvent, RunResumeEvent } from "../ledger/call-event.js";
import { placeKey } from "../ledger/place-key.js";
import { noUsage } from "../ledger/usage.js";
import type { TakenEvent } from "../runtime/run-listener.js";
import type { CallPlan, LayerEndEvent } from "./run-event.js";

/** The state of a run, built from its events. */
export class RunRecord {
  private readonly started = new Map<string, CallStartEvent>();
  private readonly firstTokens = new Map<string, number>();
  private readonly settled = new Map<string, Call>();
  private readonly retried: Call[] = [];
  private readonly settleInLayer: (call: Call) => LayerEndEvent | undefined;
  private answerStartedMs: number | null = null;

  /** @param plan - All calls of the run. */
  constructor(private readonly plan: readonly CallPlan[]) {
    this.settleInLayer = createLayerCount(plan);
  }

  /** Applies an event. Returns the `layer-end` event if the event completes a layer. */
  take(event: TakenEvent): LayerEndEvent | undefined {
    if (event.type === "run-resume") return this.resume(event);
    if (event.type === "answer-token") {
      this.answerStartedMs ??= event.atMs;
      return undefined;
    }
    const key = placeKey(event);
    if (event.type === "call-start") this.started.set(key, event);
    if (event.type === "first-token") this.firstTokens.set(key, event.atMs);
    if (!("call" in event)) return undefined;
    if (event.type === "call-retry" || event.type === "round-end") {
      this.retried.push(event.call);
      return undefined;
    }
    this.settled.set(key, event.call);
    return this.settleInLayer(event.call);
  }

  /** Layers that had ended before have no event. */
  private resume({ kept, cut }: RunResumeEvent): undefined {
    this.retried.push(...cut);
    for (const line of kept) {
      const key = placeKey(line);
      const before = this.settled.get(key);
      if (before === undefined) this.settleInLayer(line);
      else this.retried.push(before);
      this.settled.set(key, line);
    }
    return undefined;
  }

  /** When the first token of the answer arrived; `null` without one. */
  firstTokenMs(): number | null {
    return this.answerStartedMs;
  }

  /** The ledger so far. Calls in flight are listed as aborted. */
  ledgerAt(atMs: number): Call[] {
    const retried = this.retriedByCall();
    return this.plan.flatMap((call) => {
      const key = placeKey(call);
      const before = retried.get(key) ?? [];
      const last = this.settled.get(key) ?? this.inFlight(before, key, atMs);
      if (last === undefined) return before;
      // An attempt that was to be retried, but was the last one, is in both lists.
      return [...before.filter((line) => !isSameAttempt(line, last)), last];
    });
  }

  private retriedByCall(): ReadonlyMap<string, Call[]> {
    const byCall = new Map<string, Call[]>();
    for (const line of this.retried) {
      const key = placeKey(line);
      byCall.set(key, [...(byCall.get(key) ?? []), line]);
    }
    return byCall;
  }

  /** The attempt in flight, if there is one. Between two attempts there is none. */
  private inFlight(before: readonly Call[], key: string, atMs: number): Call | undefined {
    const start = this.started.get(key);
    if (start === undefined || before.some(({ attempt }) => attempt === start.attempt)) {
      return undefined;
    }
    return cutOff(start, this.firstTokens.get(key) ?? null, atMs);
  }
}

function isSameAttempt(a: Call, b: Call): boolean {
  return (
    a.attempt === b.attempt &&
    a.model === b.model &&
    a.startedMs === b.startedMs &&
    a.settledMs === b.settledMs
  );
}

/** Counts the settled calls of each layer, and reports completed layers. */
function createLayerCount(plan: readonly CallPlan[]): (call: Call) => LayerEndEvent | undefined {
  const layerOf = new Map(plan.map((call) => [placeKey(call), call.layer]));
  const counts = new Map<number, LayerCount>();
  for (const { layer } of plan) {
    const count = counts.get(layer);
    if (count === undefined) counts.set(layer, { open: 1, usable: 0, failed: 0, skipped: 0 });
    else count.open += 1;
  }
  return (call) => {
    const layer = layerOf.get(placeKey(call)) ?? 0;
    const count = counts.get(layer);
    if (count === undefined) return undefined;
    count[countOf(call)] += 1;
    count.open -= 1;
    if (count.open > 0) return undefined;
    const { usable, failed, skipped } = count;
    return { type: "layer-end", layer, usable, failed, skipped, atMs: call.settledMs };
  };
}

/** The calls of a layer. */
interface LayerCount extends Record<CallOutcome, number> {
  /** Not settled yet. */
  open: number;
}

type CallOutcome = "usable" | "failed" | "skipped";

function countOf(call: Call): CallOutcome {
  if (isUsable(call)) return "usable";
  return call.status === "skipped" ? "skipped" : "failed";
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
