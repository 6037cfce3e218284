import type { Call, CallIdentity, RunEvent } from "@moagraph/core";
import {
  formatCost,
  pluralize,
  noteWords,
  formatSeconds,
  formatTokens,
} from "@moagraph/report/words";
import { totalOf } from "./call-rounds.js";
import { requestWords } from "./call-row.js";
import { resumeLines } from "./resume-lines.js";
import type { CallView } from "./call-view.js";
import { callOf, hasBegun, nodeOrCall, placeName, type RunViewState } from "./run-view-state.js";
import { endLines } from "./summary-line.js";

/** What to say when what was delivered is no part of the answer: it was reasoning, or is written again. */
export const resetWords = "the text so far is no part of the answer; the answer follows";

/** The log lines of an event: usually one, sometimes none. */
export function plainLines(event: RunEvent, before: RunViewState, now: RunViewState): string[] {
  switch (event.type) {
    case "run-resume":
      return resumeLines(event, before);
    case "call-start":
      return withCall(now, event, (call) => startLines(call, before));
    case "first-token":
      return withCall(now, event, (call) => firstTokenLines(call, event.atMs));
    case "call-end":
      // The answer is still being printed. The summary has the usage of its call.
      if (callOf(before, event)?.writesAnswer === true) return [];
      return settledLines(now, event.call);
    case "proposal-end":
    case "call-failed":
    case "call-retry":
      return settledLines(now, event.call);
    case "call-note":
      return [
        `  ${nodeOrCall(now, event)}: ${noteWords(event.note, (place) => placeName(now, place))}`,
      ];
    case "run-end":
      return hasBegun(now) ? endLines(event, (place) => placeName(now, place)) : [];
    case "answer-reset":
      return [`  ${nodeOrCall(now, event)}: ${resetWords}`];
    // The start of the next round says that this one has ended.
    case "round-end":
    // The note of the router says which routes it takes.
    case "call-skipped":
    default:
      return [];
  }
}

/**
 * Prints the graph before its first call, a layer before its first call, and every attempt or round
 * after the first.
 */
function startLines(call: CallView, before: RunViewState): string[] {
  const open = before.calls.filter(
    ({ layer, phase }) => layer === call.layer && phase !== "skipped",
  );
  const title = `${before.graph}: ${before.size.join(", ")}`;
  return [
    ...(hasBegun(before) ? [] : [title]),
    ...(open.some(({ phase }) => phase !== "waiting")
      ? []
      : [`layer ${call.layer}: calling ${pluralize(open.length, "model")}`]),
    ...requestWords(call).map((words) => `  ${call.name}: ${words}`),
  ];
}

/** Later rounds continue a text that has begun. */
function firstTokenLines({ name, startedMs, round }: CallView, atMs: number): string[] {
  if (round !== null && round > 1) return [];
  return [`  ${name}: first token after ${formatSeconds(atMs - (startedMs ?? 0))}`];
}

/** A node that makes no call is reported only if it failed. */
function settledLines(state: RunViewState, call: Call): string[] {
  const { status, error } = call;
  const view = callOf(state, call);
  if (view === undefined && error === undefined) return [];
  const words =
    view === undefined ? `${status}: ${error?.code}: ${error?.message}` : settledWords(call, view);
  return [`  ${nodeOrCall(state, call)}: ${words}`];
}

/** Whether a usable reply ended at its output limit. */
function isTruncated({ finishReason }: Call): boolean {
  return finishReason === "length";
}

/** `done in 3.2 s, 512 tokens, $0.0012`, or the reason of the failure. */
function settledWords(call: Call, { rounds }: CallView): string {
  const { status, settledMs, error } = call;
  const startedMs = rounds[0]?.startedMs ?? call.startedMs;
  if (status === "cached") return "done, from the cache";
  if (call.attempt === 0) return `not called: ${error?.message ?? "There was nothing to decide."}`;
  const took = formatSeconds(settledMs - startedMs);
  if (error !== undefined) return `${status} after ${took}: ${error.code}: ${error.message}`;
  const { costUsd, ...tokens } = totalOf(rounds, call);
  const parts = [
    `done in ${took}`,
    ...(rounds.length === 0 ? [] : [pluralize(rounds.length + 1, "round")]),
    formatTokens(tokens),
    ...(costUsd === null ? [] : [formatCost(costUsd)]),
  ];
  return `${parts.join(", ")}${isTruncated(call) ? " (cut at its limit)" : ""}`;
}

/** The lines of a planned call; none for any other call. */
function withCall(
  state: RunViewState,
  place: CallIdentity,
  say: (call: CallView) => string[],
): string[] {
  const call = callOf(state, place);
  return call === undefined ? [] : say(call);
}
