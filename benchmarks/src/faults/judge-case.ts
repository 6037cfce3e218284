import type { Call, NodeSpec } from "@moagraph/core";
import type { JournalEntry } from "@moagraph/provider-kit/testing";
import { type FaultCase, modelIdOf, textOf } from "./fault-case.js";

/**
 * The usable proposals of a run that a node which reads them was not shown, as `proposal -> reader`:
 * each must stand in every request of the reader, and there must be one, unless it was cut off.
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
  return "reads" in node ? node.reads : [];
}

function isInEach(text: string, shown: readonly string[]): boolean {
  return shown.length > 0 && shown.every((request) => request.includes(text));
}

/**
 * The nodes whose requests are not what the ledger says, one entry for each request too many or too
 * few: a line with an attempt must have its request in the journal, and the other way round. Only a
 * request that we cut off may have had no time to arrive.
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
