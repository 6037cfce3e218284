import { writeSync } from "node:fs";
import { isatty } from "node:tty";

/**
 * Ends the process with an exit code.
 *
 * If its terminal was closed, SIGHUP ends it, which a shell reports as 129: Node would restore the
 * modes of the terminal, and crash because it is gone.
 */
export function exitProcess(exitCode: number): never {
  if ([0, 1, 2].some(isGone)) {
    process.removeAllListeners("SIGHUP");
    process.kill(process.pid, "SIGHUP");
  }
  process.exit(exitCode);
}

/** A closed terminal is no longer a terminal, and refuses even a write of no bytes. */
function isGone(fd: number): boolean {
  try {
    if (isatty(fd) || process.platform === "win32") return false;
    writeSync(fd, new Uint8Array(0));
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EIO";
  }
}
