import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Limits this process to a share of one processor core, by the program `cpulimit`, as if it ran on a slow machine
 * of its own. The limit ends with the process.
 *
 * @param percent - Of one core.
 * @throws {Error} If `cpulimit` is not installed.
 */
export async function limitCpu(percent: number): Promise<void> {
  const args = ["--pid", String(process.pid), "--limit", String(percent), "--lazy", "--quiet"];
  const limiter = spawn("cpulimit", args, { stdio: "ignore" });
  try {
    await once(limiter, "spawn");
  } catch (error) {
    const fix = "Install it (Debian's package cpulimit), or leave out the part machines.";
    throw new Error(`The program cpulimit could not be started. ${fix}`, { cause: error });
  }
}
