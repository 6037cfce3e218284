import { readFileSync, writeFileSync } from "node:fs";
import { collectGarbage } from "../../collect-garbage.js";

/** What a process has used since its start, and what it holds. */
export interface Usage {
  readonly cpuMs: number;
  /** The most memory that it has held since the heap was last asked for, in MB, as Linux counts it. */
  readonly peakRssMb: number;
  readonly rssMb: number;
  /** Live objects on the heap, in MB: after a garbage collection. */
  readonly heapMb?: number;
}

/** The CPU time and the memory of this process. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const rssMb = process.memoryUsage.rss() / 1e6;
  return { cpuMs: (user + system) / 1000, rssMb, peakRssMb: peakRssMb() ?? rssMb };
}

/** The same, and what is alive on the heap. It takes some 100 ms. */
export async function usageWithHeap(): Promise<Usage> {
  const before = usage();
  await collectGarbage();
  forgetPeak();
  return { ...before, heapMb: process.memoryUsage().heapUsed / 1e6 };
}

// `man proc_pid_clear_refs`: 5 sets the peak to what the process holds now.
function forgetPeak(): void {
  if (process.platform === "linux") writeFileSync("/proc/self/clear_refs", "5");
}

function peakRssMb(): number | undefined {
  if (process.platform !== "linux") return undefined;
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
}
