import type { Residue } from "./residue.js";
import type { SoakReport } from "./soak.js";

/** By how much the heap may have grown. */
const heapGrowth = 0.1;

/** What a soak must not have come to, one line each. */
export function soakFaults(report: SoakReport): string[] {
  const { outcomes, before, after, warnings, unhandledRejections } = report;
  const growth = after.heapBytes / before.heapBytes - 1;
  return [
    ...(["other error", "hung"] as const)
      .filter((outcome) => outcomes.has(outcome))
      .map((outcome) => `runs that ended as \`${outcome}\`: ${outcomes.get(outcome)}`),
    ...(growth > heapGrowth ? [`the heap grew by ${Math.round(growth * 100)} %`] : []),
    ...(after.listeners > before.listeners ? ["listeners stayed on the shared signal"] : []),
    ...grownHandles(before, after).map((type) => `more handles than before: ${type}`),
    ...warnings.map((warning) => `warning: ${warning.name}: ${warning.message}`),
    ...unhandledRejections.map((reason) => `unhandled rejection: ${String(reason)}`),
  ];
}

function grownHandles(before: Residue, after: Residue): string[] {
  return Object.entries(after.handles)
    .filter(([type, count]) => count > (before.handles[type] ?? 0))
    .map(([type]) => type);
}
