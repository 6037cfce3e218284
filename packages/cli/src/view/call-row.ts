import type { Call, CallError, CallNote } from "@moagraph/core";
import {
  formatCost,
  type NameOf,
  noteWords,
  formatSeconds,
  formatTokens,
  pluralize,
} from "@moagraph/report/words";
import { padEnd } from "../terminal/display-width.js";
import { totalOf } from "./call-rounds.js";
import type { Paint } from "./paint.js";
import type { CallPhase, CallView } from "./call-view.js";

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

function amounts(view: CallView, nameOf: NameOf, nowMs: number): string[] {
  const { startedMs, call, phase, rounds } = view;
  if (startedMs === null || phase === "see below") return [];
  const took = formatSeconds((call?.settledMs ?? nowMs) - startedMs).padStart(7);
  if (call === null) return [took, ...requestWords(view).map((words) => ` ${words}`)];
  if (phase !== "done") return [took, reasonOf(call.error)];
  if (call.status === "cached") return [took, ` ${sourceOf(call)}`];
  const { costUsd, ...tokens } = totalOf(rounds, call);
  return [
    took,
    formatTokens(tokens).padStart(12),
    ...(costUsd === null ? [] : [` ${formatCost(costUsd)}`]),
    ...roundWords(view).map((words) => ` ${words}`),
    ...notesOf(call).map((note) => ` ${noteWords(note, nameOf)}`),
  ];
}

/** Which request is in flight, unless it is the only one so far: `round 2`, `attempt 2`. */
export function requestWords({ round, attempt }: Pick<CallView, "round" | "attempt">): string[] {
  const words = [
    ...(round === null || round === 1 ? [] : [`round ${round}`]),
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
  ];
  return words.length === 0 ? [] : [words.join(", ")];
}

/** `4 rounds, first token after 0.8 s`; nothing for a call that was not made in rounds. */
function roundWords({ rounds, startedMs }: CallView): string[] {
  const [first] = rounds;
  if (first === undefined) return [];
  const count = pluralize(rounds.length + 1, "round");
  const { firstTokenMs } = first;
  if (firstTokenMs === null) return [count];
  return [`${count}, first token after ${formatSeconds(firstTokenMs - (startedMs ?? 0))}`];
}

/** The number of rounds says enough of each of them. */
function notesOf({ notes = [] }: Call): readonly CallNote[] {
  return notes.filter(({ type }) => type !== "round" && type !== "overlap");
}

/** Where the reply of a call with the status `cached` comes from. */
function sourceOf({ notes = [] }: Call): string {
  return notes.some(({ type }) => type === "kept") ? "kept from an earlier run" : "from the cache";
}

function reasonOf(error: CallError | undefined): string {
  return error === undefined ? "" : ` ${error.code}: ${error.message}`;
}
