import { collectYoungGarbage } from "../../collect-garbage.js";

/** What something took. */
export interface Cost {
  /** Of this process and all its threads, collecting garbage included, in milliseconds. */
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** Measures what some work takes. It does not pay for the young garbage of others. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  await collectYoungGarbage();
  const wallBefore = performance.now();
  const cpuBefore = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - wallBefore };
}

/** The cost of one of so many. */
export function shareOf({ cpuMs, wallMs }: Cost, count: number): Cost {
  return { cpuMs: cpuMs / count, wallMs: wallMs / count };
}
