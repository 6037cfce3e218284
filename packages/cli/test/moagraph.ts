import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

/** The command, bundled by `bundle-command.ts`. */
export const bin: string = join(inject("bundledCommand"), "bin/moagraph.js");

/** The bundled command where no provider is installed. */
export const bareBin: string = join(inject("bareCommand"), "bin/moagraph.js");

/** The command as npm installs it, for tests of the files that it loads. */
export const unbundledBin: string = fileURLToPath(new URL("../bin/moagraph.js", import.meta.url));

/** A command ends before optimised code pays off: compiling it takes a fifth of the CPU time. */
export const nodeFlags: readonly string[] = ["--no-opt"];

/** How to start the command. */
export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @defaultValue the bundled command of this repository */
  readonly command?: string;
}

/** The outcome of the command. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Without the lines `docs: ` of errors, which `docs-lines.test.ts` tests. */
  readonly stderr: string;
}

/** Runs the command in a child process, with `stdin` as its input. */
export async function moagraph(
  args: readonly string[],
  { stdin = "", ...options }: StartOptions & { readonly stdin?: string | Uint8Array } = {},
): Promise<Outcome> {
  const child = start(args, options);
  child.stdin?.on("error", () => undefined).end(stdin);
  return outcomeOf(child);
}

/** Starts the command and leaves it running. */
export function start(args: readonly string[], options: StartOptions = {}): ChildProcess {
  const { cwd, env = {}, command = bin } = options;
  return spawn(process.execPath, [...nodeFlags, command, ...args], {
    cwd,
    env: { ...environment(), ...env },
  });
}

/** What a process gets of our environment: no keys, but what lets Node start faster (from 22 on). */
export function environment(): Record<string, string> {
  const { PATH = "", NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? { PATH } : { PATH, NODE_COMPILE_CACHE };
}

/** Waits for the end. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { exitCode, stdout: stdout(), stderr: withoutDocs(stderr()) };
}

/** A text on stderr without the line of each error that has the page of its code. */
export function withoutDocs(stderr: string): string {
  return stderr.replaceAll(/^docs: \S+\n/gm, "");
}

/** Collects bytes: a character may arrive in two parts. */
function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}
