import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { onTestFinished } from "vitest";
import type { Call } from "../../src/index.js";
import type { RunOrder } from "./run-program.js";

/** How a run of another process ended: with an answer or an error. */
interface Outcome {
  readonly answer?: string;
  readonly ledger?: readonly Call[];
  readonly code?: string;
  readonly message?: string;
}

/** A process that runs `trio`. */
export interface RunProcess {
  run(order: RunOrder): Promise<Outcome>;
  /** Kills the process, as `kill -9` does. */
  kill(): Promise<void>;
  /**
   * Lets the process end when it has nothing to do.
   *
   * @returns Its exit code.
   */
  leave(): Promise<number | null>;
}

/** Bundles the program from the sources, as core's tests need no build, and returns its file. */
export async function bundleRunProgram(): Promise<{ file: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "moagraph-run-program-"));
  const input = join(import.meta.dirname, "run-program.ts");
  const resolve = { conditionNames: ["@moagraph/source", "node"] };
  const build = await rolldown({
    input,
    platform: "node",
    resolve,
    logLevel: "silent",
    external: ["pg-native"],
  });
  const {
    output: [{ fileName }],
  } = await build.write({ dir: folder, format: "esm", entryFileNames: "[name].mjs" });
  await build.close();
  return { file: join(folder, fileName), remove: () => rmSync(folder, { recursive: true }) };
}

/** Starts a process that waits for its order. It ends with the test. */
export async function startRunProcess(file: string): Promise<RunProcess> {
  // No flags: the flags of a test runner would load the runner again.
  const child = fork(file, { execArgv: [] });
  const exited = once(child, "exit") as Promise<[number | null]>;
  onTestFinished(() => void child.kill("SIGKILL"));
  await nextMessage(child);
  return {
    run: (order) => outcomeOf(child, order),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    leave: async () => {
      child.disconnect();
      const [code] = await exited;
      return code;
    },
  };
}

async function outcomeOf(child: ChildProcess, order: RunOrder): Promise<Outcome> {
  child.send(order);
  return (await nextMessage(child)) as Outcome;
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const message = once(child, "message").then(([each]: unknown[]) => each);
  const exit = once(child, "exit").then(([code]: unknown[]) => {
    throw new Error(`The process ended with exit code ${String(code)}.`);
  });
  return Promise.race([message, exit]);
}
