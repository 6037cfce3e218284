import type { Figures } from "./figures.js";

/** What must not be: failed runs, wrong answers, and requests that no run needs or that are missing. */
export function complaintsOf(all: readonly Figures[]): string[] {
  return all.flatMap(({ name, failed, wrong, surplusRequests, complaint }) => {
    if (failed === 0 && wrong === 0 && surplusRequests === 0) return [];
    const counts = `${failed} failed runs, ${wrong} wrong answers, ${surplusRequests} surplus requests`;
    return [`${name}: ${counts}. The first: ${complaint ?? "a surplus request"}`];
  });
}
