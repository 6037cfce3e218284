import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The command as npm installs it. */
export const bin: string = fileURLToPath(new URL("../bin/moagraph.js", import.meta.url));

/** How to start the command. */
export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What the command left behind. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a process of its own, with `stdin` as its input. */
export async function moagraph(
  args: readonly string[],
  { stdin = "", ...options }: StartOptions & { readonly stdin?: string | Uint8Array } = {},
): Promise<Outcome> {
  const child = start(args, options);
  child.stdin?.on("error", () => undefined).end(stdin);
  return outcomeOf(child);
}

/** Starts the command and leaves it running. */
export function start(args: readonly string[], { cwd, env = {} }: StartOptions = {}): ChildProcess {
  const path = process.env["PATH"] ?? "";
  return spawn(process.execPath, [bin, ...args], { cwd, env: { PATH: path, ...env } });
}

/** Waits for the end. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { exitCode, stdout, stderr };
}
