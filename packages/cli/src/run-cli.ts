import { MoaError } from "@moagraph/core/graph";
import { CommanderError } from "commander";
import { argumentError } from "./errors/argument-error.js";
import { createProgram } from "./create-program.js";
import { exitCodeOf, exitCodes } from "./errors/exit-code.js";
import { reportError } from "./errors/report-error.js";
import { flushed, onOutputLost } from "./output.js";
import { createConsole } from "./terminal/create-console.js";
import { stderr, stdout } from "./text-output.js";

/** Runs one command and ends the process with its exit code. */
export async function runCli(args: readonly string[]): Promise<never> {
  const isDebug = args.includes("--debug");
  globalThis.console = createConsole(stdout, stderr);
  process.once("uncaughtException", (error) => process.exit(report(error, isDebug)));
  onOutputLost((error) => process.exit(endWithoutOutput(error, isDebug)));
  const exitCode = await exitCodeAfter(args, isDebug);
  await flushed();
  // Vendors' clients may keep connections open, which would delay the exit.
  process.exit(exitCode);
}

async function exitCodeAfter(args: readonly string[], isDebug: boolean): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return exitCodes.answered;
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error, isDebug);
    if (error.exitCode === 0) return exitCodes.answered;
    // Without a command, commander has already printed the help to stderr.
    if (error.code === "commander.help") return exitCodes.wrongUsage;
    return report(argumentError(error), isDebug);
  }
}

function report(error: unknown, isDebug: boolean): number {
  reportError(error, isDebug);
  return exitCodeOf(error);
}

/**
 * `| head -1` closes stdout: the reader has enough, which is not an error. A full disk is an error.
 */
function endWithoutOutput(error: NodeJS.ErrnoException, isDebug: boolean): number {
  return error.code === "EPIPE" ? exitCodes.answered : report(outputLost(error), isDebug);
}

function outputLost(cause: Error): MoaError {
  const message = `stdout cannot be written: ${cause.message}.`;
  const hint = "Free space at the destination, or write to another one.";
  return new MoaError({ code: "OUTPUT_LOST", message, hint, cause });
}
