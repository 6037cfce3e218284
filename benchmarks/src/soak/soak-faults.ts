import type { Residue } from "./residue.js";
import type { SoakReport } from "./soak.js";

/** Maximum factor of the heap from the first run to the last, which includes what V8 compiles. */
const heapTimes = 1.2;
/** Maximum factor in the second half: what leaks goes on growing, what V8 compiles does not. */
const secondHalfTimes = 1.05;

/** The failures of a soak, one line each. */
export function soakFaults(report: SoakReport): string[] {
  const { outcomes, before, halfway, after, warnings, unhandledRejections } = report;
  return [
    ...(["other error", "hung"] as const)
      .filter((outcome) => outcomes.has(outcome))
      .map((outcome) => `runs that ended as \`${outcome}\`: ${outcomes.get(outcome)}`),
    ...heapGrowth(before, after, heapTimes, "the heap grew by"),
    ...heapGrowth(halfway, after, secondHalfTimes, "in the second half, the heap grew by"),
    ...(after.listeners > before.listeners ? ["listeners stayed on the shared signal"] : []),
    ...grownHandles(before, after).map((type) => `more handles than before: ${type}`),
    ...warnings.map((warning) => `warning: ${warning.name}: ${warning.message}`),
    ...unhandledRejections.map((reason) => `unhandled rejection: ${String(reason)}`),
  ];
}

function heapGrowth(from: Residue, to: Residue, mostTimes: number, words: string): string[] {
  const times = to.heapBytes / from.heapBytes;
  return times > mostTimes ? [`${words} ${Math.round(100 * (times - 1))} %`] : [];
}

function grownHandles(before: Residue, after: Residue): string[] {
  return Object.entries(after.handles)
    .filter(([type, count]) => count > (before.handles[type] ?? 0))
    .map(([type]) => type);
}
