import { collectYoungGarbage } from "../../collect-garbage.js";

/** The cost of some work. */
export interface Cost {
  /**
   * CPU time of this process and all its threads, including garbage collection, in milliseconds.
   */
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** Measures the cost of some work. Young garbage of earlier work is collected before. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  await collectYoungGarbage();
  const wallBefore = performance.now();
  const cpuBefore = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - wallBefore };
}

/** The cost of one of several equal parts. */
export function shareOf({ cpuMs, wallMs }: Cost, count: number): Cost {
  return { cpuMs: cpuMs / count, wallMs: wallMs / count };
}
