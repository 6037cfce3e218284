import { sumUsage } from "@moagraph/core/graph";
import { formatCost, pluralize } from "@moagraph/report/words";
import { planTable } from "../../plan/plan-table.js";
import { localMinute } from "./local-minute.js";
import type { SavedRun } from "../saved/saved-run.js";
import { sentCalls } from "../saved/sent-calls.js";
import { targetText } from "./target-text.js";

const head = ["thread", "graph", "saved", "state", "calls", "cost"];

/**
 * Formats threads as a table, and their number if it is not complete.
 *
 * @param more - How many other threads there are.
 */
export function threadsText(runs: readonly SavedRun[], more: number): string {
  const rows = runs.map(rowOf);
  const lines = planTable([head, ...rows], 4);
  if (more > 0) lines.push(`${pluralize(more, "older thread")}: moagraph threads --all`);
  return lines.map((line) => `${line}\n`).join("");
}

function rowOf({ thread, origin, savedAt, state, ledger }: SavedRun): string[] {
  return [
    thread,
    targetText(origin),
    localMinute(savedAt),
    state,
    String(sentCalls(ledger)),
    formatCost(sumUsage(ledger).costUsd),
  ];
}
