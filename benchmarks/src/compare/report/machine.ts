import { arch, cpus, loadavg, platform, totalmem } from "node:os";

/** The machine of a measurement. */
export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGb: number;
  readonly system: string;
  /** Load average of the last minute at the start of the measurement. */
  readonly loadBefore: number;
}

/** Describes this machine. */
export function thisMachine(): Machine {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? "unknown",
    processors: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}
