// Runs the command in a process that has loaded it, one run at a time. For tests of what a run prints
// and how it ends; `moagraph.ts` starts a process for each run, for tests of signals, streams and
// terminals.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { inject } from "vitest";
import { environment, type Outcome, type StartOptions, withoutDocs } from "./moagraph.js";

interface HostedOutcome extends Outcome {
  readonly output: string;
}

interface HostedOptions extends Omit<StartOptions, "command"> {
  readonly stdin?: string | Uint8Array;
}

let host: Promise<ChildProcess> | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Runs the command with `stdin` as its input, when the runs before it have ended. */
export async function moagraph(
  args: readonly string[],
  options: HostedOptions = {},
): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await run(args, options);
  return { exitCode, stdout, stderr: withoutDocs(stderr) };
}

/** What such a run prints on stdout and stderr, in the order of a terminal. */
export async function printedBy(
  args: readonly string[],
  options: HostedOptions = {},
): Promise<string> {
  return (await run(args, options)).output;
}

async function run(args: readonly string[], options: HostedOptions): Promise<HostedOutcome> {
  const outcome = last.then(async () => runIn(await (host ??= startHost()), args, options));
  last = outcome.catch(() => undefined);
  return outcome;
}

async function startHost(): Promise<ChildProcess> {
  const command = join(inject("bundledCommand"), "dist/run-cli.js");
  const child = fork(join(import.meta.dirname, "command-host.mjs"), [command], {
    execArgv: [],
    env: environment(),
  });
  await once(child, "message");
  child.unref();
  child.channel?.unref();
  return child;
}

async function runIn(
  child: ChildProcess,
  args: readonly string[],
  { cwd = process.cwd(), env = {}, stdin = "" }: HostedOptions,
): Promise<HostedOutcome> {
  const input = Buffer.from(stdin as string).toString("base64");
  child.channel?.ref();
  child.send({ args, cwd, env: { ...environment(), ...env }, stdin: input });
  const [outcome] = (await once(child, "message")) as [HostedOutcome];
  child.channel?.unref();
  return outcome;
}
