import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of a tick of Linux, in which it counts the CPU time of processes. */
const tickMs = 10;

/** The CPU time of the parent of a process, and of all its children: those that have ended too. Linux only. */
export function processTreeCpuMs(child: number): number {
  const { parent } = statOf(child);
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statIfThere(Number(name)))
    .filter((stat) => stat.parent === parent);
  const { ownTicks, endedTicks } = statOf(parent);
  const ticks = children.reduce((sum, stat) => sum + stat.ownTicks, ownTicks + endedTicks);
  return ticks * tickMs;
}

interface ProcessStat {
  readonly parent: number;
  readonly ownTicks: number;
  /** Of children that have ended. */
  readonly endedTicks: number;
}

function statIfThere(pid: number): ProcessStat[] {
  try {
    return [statOf(pid)];
  } catch {
    return [];
  }
}

// `man proc_pid_stat`. The name, in brackets, may have spaces.
function statOf(pid: number): ProcessStat {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [, parent, ...rest] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.slice(9, 13).map(Number);
  return {
    parent: Number(parent),
    ownTicks: user + system,
    endedTicks: endedUser + endedSystem,
  };
}
