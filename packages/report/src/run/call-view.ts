// How run/ works: `callViews` says what each call of a report is doing. The components draw that.
import { group } from "d3-array";
import type { CallStatus } from "@moagraph/core";
import type { AttemptReport, RunReport } from "../run-report.js";
import { isContinued } from "./rounds.js";

/** What a call is doing, or how it ended. */
export type CallPhase = CallStatus | "waiting" | "sent" | "streaming" | "retrying";

/** One call with all of its attempts. */
export interface CallView {
  readonly node: string;
  /** Number of the node's sample, from 1. */
  readonly sample: number;
  /** Its node's name, with the number of the sample if there are several. */
  readonly name: string;
  /** Its layer, from 1. 0 for a node that makes no call. */
  readonly layer: number;
  readonly model: string;
  readonly attempts: readonly AttemptReport[];
  readonly phase: CallPhase;
}

/** The calls of a run in the order of the graph, then the failures of nodes that make no call. */
export function callViews(report: RunReport): CallView[] {
  const attempts = group(report.attempts, keyOf);
  const nameOf = namesIn(report);
  const planned = report.planned.map((call) => {
    const own = attempts.get(keyOf(call)) ?? [];
    attempts.delete(keyOf(call));
    return { ...call, name: nameOf(call), attempts: own, phase: phaseOf(own, report) };
  });
  const unplanned = [...attempts.values()].flatMap((own) => unplannedView(own, report) ?? []);
  return [...planned, ...unplanned];
}

/** The name of a call or a proposal: that of its node, with the sample if there are several. */
export function namesIn({ planned }: Pick<RunReport, "planned">): (place: Place) => string {
  const several = new Set(planned.filter(({ sample }) => sample > 1).map(({ node }) => node));
  return ({ node, sample }) => (several.has(node) || sample > 1 ? `${node} #${sample}` : node);
}

interface Place {
  readonly node: string;
  readonly sample: number;
}

function keyOf({ node, sample }: Place): string {
  return `${sample} ${node}`;
}

function unplannedView(
  attempts: readonly AttemptReport[],
  report: RunReport,
): CallView | undefined {
  const [first] = attempts;
  if (first === undefined) return undefined;
  const { node, sample, model } = first;
  return { node, sample, model, name: node, layer: 0, attempts, phase: phaseOf(attempts, report) };
}

function phaseOf(attempts: readonly AttemptReport[], { status }: RunReport): CallPhase {
  const last = attempts.at(-1);
  const isRunning = status === "running";
  if (last === undefined) return isRunning ? "waiting" : "skipped";
  if (isRunning && isContinued(last)) return "streaming";
  return last.isRetried && isRunning ? "retrying" : attemptPhase(last, status);
}

/** What one attempt is doing, or how it ended. */
export function attemptPhase(attempt: AttemptReport, status: RunReport["status"]): CallPhase {
  const { line, reply, firstTokenMs } = attempt;
  if (line !== null) return line.status;
  if (status !== "running") return "aborted";
  return reply === "" && firstTokenMs === null ? "sent" : "streaming";
}
