import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** What decides where programs keep their state. */
interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
}

const name = "moagraph";

/**
 * The folder in which the command keeps the user's threads:
 *
 * - Linux and others: `$XDG_STATE_HOME/moagraph`, by default `~/.local/state/moagraph`
 * - macOS: `~/Library/Application Support/moagraph`
 * - Windows: `%LOCALAPPDATA%\moagraph`
 *
 * It need not exist.
 */
export function stateFolder({ platform, environment, home }: Machine = thisMachine()): string {
  if (platform === "darwin") return join(home, "Library/Application Support", name);
  if (platform === "win32") {
    return join(absolute(environment["LOCALAPPDATA"]) ?? join(home, "AppData/Local"), name);
  }
  return join(absolute(environment["XDG_STATE_HOME"]) ?? join(home, ".local/state"), name);
}

/** The file with the user's threads. It need not exist. */
export function threadsFile(): string {
  return join(stateFolder(), "threads.sqlite");
}

/** XDG: a relative path in a variable is ignored. */
function absolute(path = ""): string | undefined {
  return isAbsolute(path) ? path : undefined;
}

/** The variable that names the folder around the state folder; on macOS, that of the user's home. */
export function stateVariable(): string {
  if (process.platform === "darwin") return "HOME";
  return process.platform === "win32" ? "LOCALAPPDATA" : "XDG_STATE_HOME";
}

function thisMachine(): Machine {
  return { platform: process.platform, environment: process.env, home: homedir() };
}
