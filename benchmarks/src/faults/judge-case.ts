import type { Call, NodeSpec } from "@moagraph/core";
import type { JournalEntry } from "@moagraph/provider-kit/testing";
import { type FaultCase, modelIdOf, textOf } from "./fault-case.js";

/**
 * The usable proposals of a run that a node which reads them was not shown, as `proposal -> reader`:
 * each must stand in every request of the reader, and there must be one.
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
      .map((read) => `${read} -> ${reader}`);
  });
}

function readsOf(node: NodeSpec): readonly string[] {
  return "reads" in node ? node.reads : [];
}

function isInEach(text: string, shown: readonly string[]): boolean {
  return shown.length > 0 && shown.every((request) => request.includes(text));
}

/**
 * The nodes whose requests are not what the ledger says, one entry for each request too many or too
 * few: a line with an attempt must have its request in the journal, and the other way round.
 */
export function missingCalls(
  each: FaultCase,
  ledger: readonly Call[],
  journal: readonly JournalEntry[],
): string[] {
  return Object.keys(each.place.graph.nodes).flatMap((node) => {
    const lines = ledger.filter((call) => call.node === node && call.attempt > 0).length;
    const requests = journal.filter(({ model }) => model === modelIdOf(each, node)).length;
    return Array.from({ length: Math.abs(lines - requests) }, () => node);
  });
}
