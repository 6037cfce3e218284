import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A user's folder for state, for the duration of a test. */
export interface StateFolder {
  /** The folder that holds the file of threads, on every system. */
  readonly around: string;
  /** The variables that name it. */
  readonly env: Readonly<Record<string, string>>;
}

/** Makes an empty folder for the state of a user. */
export async function stateFolder(): Promise<StateFolder> {
  const around = await mkdtemp(join(tmpdir(), "moagraph-state-"));
  onTestFinished(() => rm(around, { recursive: true, force: true }));
  return { around, env: { XDG_STATE_HOME: around, HOME: around, LOCALAPPDATA: around } };
}
