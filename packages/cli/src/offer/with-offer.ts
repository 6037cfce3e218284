// How offer/ works: if the models of a run cannot be used, `working-command.ts` looks for models that
// can, and writes a command with them. `offers.ts` attaches it to the error, whose text ends with it.
import type { Call } from "@moagraph/core";
import { MoaError, providerIdOf } from "@moagraph/core/graph";
import { debugNote } from "../process/debug-note.js";
import { addOffer } from "./offers.js";
import type { FailedRun } from "./working-command.js";

/** A run, before it is known which of its models fail. */
type AskedRun = Omit<FailedRun, "gone" | "refused">;

/**
 * Runs a graph. If its models cannot be used, because a key is missing or refused, a package is not
 * installed or a vendor no longer serves them, the error gets a command that works.
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

type FailedError = MoaError & {
  readonly call?: Call;
  readonly failures?: readonly Call[];
  readonly provider?: string;
};

/** A search that fails must not hide why the run failed. */
async function addCommand(error: FailedError, asked: AskedRun): Promise<void> {
  const gone = modelsWith("MODEL_NOT_FOUND", error);
  const refused = refusedKeys(error);
  if (!beforeTheRun.has(error.code) && gone.length + refused.length === 0) return;
  try {
    const { workingCommand } = await import("./working-command.js");
    const command = await workingCommand({ ...asked, gone, refused });
    if (!error.hint.includes("--offline") || !command.includes(" --offline"))
      addOffer(error, command);
  } catch (reason) {
    debugNote(`no command can be offered: ${String(reason)}`);
  }
}

/** The models of the calls that failed with a code. */
function modelsWith(code: string, { call, failures }: FailedError): string[] {
  const calls = failures ?? (call === undefined ? [] : [call]);
  return calls.filter((each) => each.error?.code === code).map(({ model }) => model);
}

/** The providers whose key is missing or refused. */
function refusedKeys(error: FailedError): string[] {
  const { code, provider } = error;
  if (code === "MISSING_KEY" && provider !== undefined) return [provider];
  return modelsWith("AUTHENTICATION_FAILED", error).flatMap((model) => providerIdOf(model) ?? []);
}

/** Codes of errors about models that cannot be used, before the first call. */
const beforeTheRun: ReadonlySet<string> = new Set(["MISSING_KEY", "PROVIDER_NOT_INSTALLED"]);
