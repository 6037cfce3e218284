import type { Call, Proposal } from "@moagraph/core";
import { sumUsage } from "@moagraph/core/graph";
import { formatCost, formatSeconds, pluralize } from "@moagraph/report/words";
import { alignColumns } from "../../align-columns.js";
import { oneLine } from "../../one-line.js";
import { planTable } from "../../plan/plan-table.js";
import { truncate } from "../../terminal/display-width.js";
import { localMinute } from "./local-minute.js";
import type { SavedRun } from "../saved/saved-run.js";
import { sentCalls } from "../saved/sent-calls.js";
import { originWords, resumeCommand } from "./thread-command.js";

/** Columns of a text that is shown shortened. */
const shortest = 100;

/**
 * Formats the last run of a thread: question, proposals, ledger, and what comes next.
 *
 * @param next - What the run does next; `undefined` if it has answered.
 */
export function threadText(run: SavedRun, next: string | undefined): string {
  const sections = [headLines(run), ledgerLines(run), proposalLines(run), nextLines(run, next)];
  const lines = sections.filter((section) => section.length > 0).map((each) => each.join("\n"));
  return `${lines.join("\n\n")}\n`;
}

function headLines({ thread, state, savedAt, origin, question, answer }: SavedRun): string[] {
  return alignColumns([
    ["thread", oneLine(thread)],
    ["state", `${state}, saved ${localMinute(savedAt)}`],
    ...(origin === undefined ? [] : [["started with", `moagraph run ${originWords(origin)}`]]),
    ["question", short(question)],
    ...(answer === null ? [] : [["answer", short(answer)]]),
  ]);
}

function ledgerLines({ ledger }: SavedRun): string[] {
  if (ledger.length === 0) return [];
  const { inputTokens, outputTokens, costUsd } = sumUsage(ledger);
  const sums = [String(inputTokens), String(outputTokens), formatCost(costUsd)];
  return planTable(
    [
      ["call", "model", "status", "seconds", "tokens in", "tokens out", "cost"],
      ...ledger.map(rowOf),
      [pluralize(sentCalls(ledger), "request"), "", "", "", ...sums],
    ],
    3,
  );
}

function rowOf(call: Call): string[] {
  const { model, status, attempt, startedMs, settledMs, inputTokens, outputTokens, costUsd } = call;
  const isSent = attempt > 0;
  const amounts = [
    formatSeconds(settledMs - startedMs).replace(/ s$/, ""),
    String(inputTokens),
    String(outputTokens),
    formatCost(costUsd),
  ];
  return [nameOf(call), model, status, ...(isSent ? amounts : ["", "", "", ""])];
}

function proposalLines({ proposals }: SavedRun): string[] {
  if (proposals.length === 0) return [];
  const rows = proposals.map((each, at) => [`[${at + 1}]`, nameOf(each), short(each.text)]);
  return ["proposals", ...alignColumns(rows)];
}

function nextLines({ thread }: SavedRun, next: string | undefined): string[] {
  if (next === undefined) return [];
  return alignColumns([
    ["next", oneLine(next)],
    ["continue", resumeCommand(thread)],
  ]);
}

function nameOf({ node, sample }: Call | Proposal): string {
  return sample > 1 ? `${node} #${sample}` : node;
}

function short(text: string): string {
  return truncate(oneLine(text.trim()), shortest);
}
