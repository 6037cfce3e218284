import { MoaError } from "@moagraph/provider-kit";
import type { Finding, Findings } from "./try-cases.js";

/** The failures of the benchmark, one line each, with their position. */
export function complaintsOf({ cases, unhandledRejections }: Findings): string[] {
  return [
    ...cases.flatMap(complaintsOfCase),
    ...unhandledRejections.map((reason) => `unhandled rejection: ${nameOf(reason)}`),
  ];
}

function complaintsOfCase({
  each: { place, fault, mode },
  ending,
  isTypedError,
  unusedProposals,
  missingCalls,
}: Finding): string[] {
  const where = `${place.graph.name}, layer ${place.layer}, ${place.share}, ${fault}, ${mode}`;
  const said = [
    ...(ending.type === "hung" ? ["not over at its deadline"] : []),
    ...(ending.type === "failed" && !isTypedError ? [`threw ${nameOf(ending.error)}`] : []),
    ...unusedProposals.map((path) => `not used: ${path}`),
    ...missingCalls.map((node) => `ledger and journal differ: ${node}`),
  ];
  return said.map((what) => `${where}: ${what}`);
}

function nameOf(error: unknown): string {
  return MoaError.isInstance(error) ? `${error.name} ${error.code}` : String(error);
}
