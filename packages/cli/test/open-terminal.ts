import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { bin, environment, nodeFlags } from "./moagraph.js";

/**
 * util-linux's `script` runs a command in a pseudo-terminal. The `script` of other systems has
 * other options.
 */
export const hasTerminal: boolean = process.platform === "linux" && canRun("script", ["--version"]);

function canRun(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A command in a terminal. */
export interface Terminal {
  readonly child: ChildProcess;
  /** The complete output, at the end. */
  readonly shown: Promise<string>;
  /** Waits until a text is shown after the previous match. */
  readonly until: (text: string) => Promise<void>;
  readonly type: (keys: string) => void;
}

/** Starts the command with a terminal as stdin, stdout and stderr, for the duration of the test. */
export function openTerminal(args: string, env: Record<string, string> = {}): Terminal {
  return openProgram(`'${bin}' ${args}`, env);
}

/** What each of several commands shows on a terminal. They run one after the other, in one process. */
export async function shownInTurn(
  commands: readonly string[],
  env: Record<string, string> = {},
): Promise<string[]> {
  const module = join(inject("bundledCommand"), "dist/run-cli.js");
  const runner = join(import.meta.dirname, "commands-in-turn.mjs");
  const args = commands.map((command) => `${command} @next@`).join(" ");
  const text = await openProgram(`'${runner}' '${module}' ${args}`, env).shown;
  return text.split("@next@").slice(0, -1);
}

/** Starts Node with arguments in the form of a shell. */
function openProgram(args: string, env: Record<string, string>): Terminal {
  const command = `stty cols 80 rows 24; exec '${process.execPath}' ${nodeFlags.join(" ")} ${args}`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    env: { ...environment(), TERM: "xterm-256color", SHELL: "/bin/sh", ...env },
  });
  onTestFinished(() => void child.kill());
  // A command that has ended reads no more keys. What it has shown says why.
  child.stdin.on("error", () => undefined);
  let text = "";
  let seen = 0;
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return {
    child,
    shown: once(child, "close").then(() => text),
    until: async (awaited) => {
      while (!text.includes(awaited, seen)) await once(child.stdout, "data");
      seen = text.indexOf(awaited, seen) + awaited.length;
    },
    type: (keys) => void child.stdin.write(keys),
  };
}
