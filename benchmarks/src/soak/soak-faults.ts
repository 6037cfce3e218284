import type { Residue } from "./residue.js";
import type { SoakReport } from "./soak.js";

/** Maximum factor of the heap at the end. */
const heapTimes = 1.1;

/** The failures of a soak, one line each. */
export function soakFaults(report: SoakReport): string[] {
  const { outcomes, before, after, warnings, unhandledRejections } = report;
  const growth = Math.round(100 * (after.heapBytes / before.heapBytes - 1));
  const hasGrown = after.heapBytes > before.heapBytes * heapTimes;
  return [
    ...(["other error", "hung"] as const)
      .filter((outcome) => outcomes.has(outcome))
      .map((outcome) => `runs that ended as \`${outcome}\`: ${outcomes.get(outcome)}`),
    ...(hasGrown ? [`the heap grew by ${growth} %`] : []),
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
