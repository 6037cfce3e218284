import type { Call, NodeSpec } from "@moagraph/core";
import type { JournalEntry } from "@moagraph/provider-kit/testing";
import { type FaultCase, modelIdOf, textOf } from "./fault-case.js";

/**
 * The usable proposals that a reading node did not get, as `proposal -> reader`. A proposal must be
 * in every request of its reader, and there must be one, unless it was cancelled.
 */
export function unusedProposals(
  each: FaultCase,
  ledger: readonly Call[],
  journal: readonly JournalEntry[],
): string[] {
  const usable = new Set(ledger.filter(({ status }) => status === "ok").map(({ node }) => node));
  return Object.entries(each.place.graph.nodes).flatMap(([reader, node]) => {
    const requests = journal.filter(({ model }) => model === modelIdOf(each, reader));
    const shown = requests.map(({ body }) => JSON.stringify(body.messages));
    return readsOf(node)
      .filter((read) => usable.has(read))
      .filter((read) => !isInEach(textOf(each, read), shown))
      .filter(() => shown.length > 0 || sentBy(reader, ledger).every((call) => !isCutOff(call)))
      .map((read) => `${read} -> ${reader}`);
  });
}

function readsOf(node: NodeSpec): readonly string[] {
  return "reads" in node ? (node.reads ?? []) : [];
}

function isInEach(text: string, shown: readonly string[]): boolean {
  return shown.length > 0 && shown.every((request) => request.includes(text));
}

/**
 * The nodes whose requests differ from the ledger, one entry per extra or missing request. A ledger
 * entry with an attempt must have its request in the journal, and vice versa. Only a cancelled
 * request may not have arrived.
 */
export function missingCalls(
  each: FaultCase,
  ledger: readonly Call[],
  journal: readonly JournalEntry[],
): string[] {
  return Object.keys(each.place.graph.nodes).flatMap((node) => {
    const lines = sentBy(node, ledger);
    const requests = journal.filter(({ model }) => model === modelIdOf(each, node)).length;
    const unwritten = requests - lines.length;
    const unsent = lines.filter((call) => !isCutOff(call)).length - requests;
    return Array.from({ length: Math.max(0, unwritten, unsent) }, () => node);
  });
}

function sentBy(node: string, ledger: readonly Call[]): Call[] {
  return ledger.filter((call) => call.node === node && call.attempt > 0);
}

function isCutOff({ status, error }: Call): boolean {
  return status === "aborted" || error?.code === "DEADLINE_EXCEEDED";
}
