// How offer/ works: if the models of a run cannot be used, `working-command.ts` looks for models that
// can, and writes a command with them. `offers.ts` attaches it to the error, whose text ends with it.
import type { Call } from "@moagraph/core";
import { MoaError } from "@moagraph/core/graph";
import { debugNote } from "../process/debug-note.js";
import { addOffer } from "./offers.js";
import { type FailedRun, workingCommand } from "./working-command.js";

/** A run, before it is known which of its models fail. */
type AskedRun = Omit<FailedRun, "gone">;

/**
 * Runs a graph. If its models cannot be used, because a key is missing, a package is not installed or a
 * vendor no longer serves them, the error gets a command that works.
 *
 * @throws What `run` throws.
 */
export async function withOffer(asked: AskedRun, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (MoaError.isInstance(error) && !asked.signal.aborted) await addCommand(error, asked);
    throw error;
  }
}

type FailedError = MoaError & { readonly call?: Call; readonly failures?: readonly Call[] };

/** A search that fails must not hide why the run failed. */
async function addCommand(error: FailedError, asked: AskedRun): Promise<void> {
  const failures = error.failures ?? (error.call === undefined ? [] : [error.call]);
  const gone = failures.filter((call) => call.error?.code === "MODEL_NOT_FOUND");
  if (!beforeTheRun.has(error.code) && gone.length === 0) return;
  try {
    const command = await workingCommand({ ...asked, gone: gone.map(({ model }) => model) });
    if (!error.hint.includes("--offline") || !command.includes(" --offline"))
      addOffer(error, command);
  } catch (reason) {
    debugNote(`no command can be offered: ${String(reason)}`);
  }
}

/** Codes of errors about models that cannot be used, before the first call. */
const beforeTheRun: ReadonlySet<string> = new Set(["MISSING_KEY", "PROVIDER_NOT_INSTALLED"]);
