import type { BenchHost } from "./bench-host.js";
import type { Figures } from "./figures.js";
import { measureCase, type Measurement } from "./measure-case.js";
import type { ServedCase } from "./served-case.js";
import { worseOf } from "./worse-of.js";

/**
 * Measures each case once per round. The figures of a case are the worst of its rounds.
 */
export async function measureRounds(
  host: BenchHost,
  cases: readonly ServedCase[],
  measurement: Measurement,
  rounds: number,
): Promise<Figures[]> {
  const figures = new Map<string, Figures>();
  for (let round = 0; round < rounds; round += 1) {
    for (const served of cases) {
      const measured = await measureCase(host, served, measurement);
      const before = figures.get(served.name);
      figures.set(served.name, before === undefined ? measured : worseOf(before, measured));
    }
  }
  return [...figures.values()];
}
