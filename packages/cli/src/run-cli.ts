import { CommanderError } from "commander";
import { createProgram } from "./create-program.js";
import { argumentError } from "./errors/argument-error.js";
import { checkDashPrompts } from "./errors/dash-prompt.js";
import { exitCodeOf, exitCodes } from "./errors/exit-code.js";
import { OutputClosedError } from "./errors/output-error.js";
import { reportError } from "./errors/report-error.js";
import { RunPaused } from "./errors/run-paused.js";
import { flushed, lostOutput, watchOutput } from "./output.js";
import { showDebugNotes } from "./process/debug-note.js";
import { exitProcess } from "./process/exit-process.js";
import { overdue } from "./process/or-stopped.js";
import { createStop, type Stop } from "./process/stop.js";
import { createConsole } from "./terminal/create-console.js";
import { stderr, stdout } from "./text-output.js";

/** The longest time for the orderly end of a stopped command. */
const graceMs = 2000;

/** Runs one command and ends the process with its exit code. */
export async function runCli(args: readonly string[]): Promise<never> {
  const isDebug = hasOption(args, "--debug");
  showDebugNotes(isDebug);
  globalThis.console = createConsole(stdout, stderr);
  process.once("uncaughtException", (error) => {
    reportError(error, isDebug);
    process.exit(exitCodeOf(error));
  });
  const stop = createStop();
  watchOutput(stop);
  const late = overdue(stop.signal, graceMs);
  let error = await Promise.race([errorOf(args, stop), late]);
  const end = await Promise.race([flushed(), late]);
  error ??= lostOutput() ?? end;
  if (isReported(error)) reportError(error, isDebug);
  await Promise.race([flushed(), late]);
  // Vendors' clients may keep connections open, which would delay the exit.
  exitProcess(error === undefined ? exitCodes.answered : exitCodeOf(error));
}

/** After `--`, everything is text. */
function hasOption(args: readonly string[], option: string): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? undefined : end).includes(option);
}

/** Runs one command. Returns the error that ends it; `undefined` if it is done. */
async function errorOf(args: readonly string[], stop: Stop): Promise<unknown> {
  try {
    const program = createProgram(stop);
    checkDashPrompts(args, program);
    await program.parseAsync(args, { from: "user" });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) return error;
    if (error.exitCode === 0) return undefined;
    return error.code === "commander.help" ? error : argumentError(error, args);
  }
}

/** Without a command, commander has already printed the help to stderr, and a paused run its help. */
function isReported(error: unknown): boolean {
  if (error instanceof OutputClosedError) return error.isReported;
  const isKnown = error instanceof CommanderError || error instanceof RunPaused;
  return error !== undefined && !isKnown;
}
