import type { Call, CallError } from "@moagraph/core";
import {
  formatCost,
  type NameOf,
  noteWords,
  formatSeconds,
  formatTokens,
} from "@moagraph/report/words";
import { padEnd } from "../terminal/display-width.js";
import type { Paint } from "./paint.js";
import type { CallPhase, CallView } from "./run-view-state.js";

/** A line of the tree, before it is truncated and coloured. */
export interface Row {
  readonly text: string;
  readonly tone: keyof Paint;
}

const spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const framesPerSecond = 10;

const looks: Readonly<Record<CallPhase, { readonly mark: string; readonly tone: keyof Paint }>> = {
  waiting: { mark: "·", tone: "quiet" },
  running: { mark: "", tone: "busy" },
  streaming: { mark: "", tone: "busy" },
  "see below": { mark: "↓", tone: "quiet" },
  done: { mark: "✓", tone: "good" },
  failed: { mark: "✗", tone: "bad" },
  stopped: { mark: "■", tone: "quiet" },
  skipped: { mark: "·", tone: "quiet" },
};

/**
 * Formats one call: name, phase and time; after it ends, its usage or the reason of its failure.
 */
export function callRow(view: CallView, nameOf: NameOf, nameWidth: number, nowMs: number): Row {
  const { mark, tone } = looks[view.phase];
  const name = padEnd(view.name, nameWidth);
  const cells = [
    mark || frameAt(nowMs),
    name,
    view.phase.padEnd(9),
    ...amounts(view, nameOf, nowMs),
  ];
  return { text: cells.join(" ").trimEnd(), tone };
}

/** Formats a failed node that makes no call, and the reason. */
export function unplannedRow({ node, status, error }: Call): Row {
  return { text: `${looks.failed.mark} ${node} ${status}${reasonOf(error)}`, tone: "bad" };
}

function frameAt(nowMs: number): string {
  return spinner.charAt(Math.floor((nowMs / 1000) * framesPerSecond) % spinner.length);
}

function amounts(
  { startedMs, call, attempt, phase }: CallView,
  nameOf: NameOf,
  nowMs: number,
): string[] {
  if (startedMs === null || phase === "see below") return [];
  const took = formatSeconds((call?.settledMs ?? nowMs) - startedMs).padStart(7);
  if (call === null) return [took, ...(attempt > 1 ? [` attempt ${attempt}`] : [])];
  if (phase !== "done") return [took, reasonOf(call.error)];
  if (call.status === "cached") return [took, ` ${sourceOf(call)}`];
  return [
    took,
    formatTokens(call).padStart(12),
    ...(call.costUsd === null ? [] : [` ${formatCost(call.costUsd)}`]),
    ...(call.notes ?? []).map((note) => ` ${noteWords(note, nameOf)}`),
  ];
}

/** Where the reply of a call with the status `cached` comes from. */
function sourceOf({ notes = [] }: Call): string {
  return notes.some(({ type }) => type === "kept") ? "kept from an earlier run" : "from the cache";
}

function reasonOf(error: CallError | undefined): string {
  return error === undefined ? "" : ` ${error.code}: ${error.message}`;
}
