import { asError } from "../errors/as-error.js";
import { jsonErrorOf } from "../errors/json-error.js";
import { OutputClosedError } from "../errors/output-error.js";
import { stdout } from "../text-output.js";
import { keptWork } from "./kept-work.js";

/** What a command found, and the error that ended it. */
export interface Outcome {
  readonly found: object;
  readonly error?: Error | undefined;
}

/** How a command prints its outcome. */
export interface OutcomeOptions {
  readonly isJson: boolean;
  /** Aborts when the command must end. */
  readonly signal: AbortSignal;
}

/**
 * Runs a command. With `--json`, prints exactly one object, also if the command fails or is stopped: what it found,
 * and `error`, which is `null` if there is none.
 *
 * @throws The error of the command. If it was stopped, the error says how to continue.
 */
export async function jsonOutcome(
  { isJson, signal }: OutcomeOptions,
  work: () => Promise<Outcome>,
): Promise<void> {
  const { found, error: reason } = await work().catch(failed);
  const error = reason !== undefined && reason === signal.reason ? keptWork(reason) : reason;
  if (isJson && !(error instanceof OutputClosedError)) {
    stdout.writeJson({ ...found, error: error === undefined ? null : jsonErrorOf(error) }, 2);
  }
  if (error !== undefined) throw error;
}

function failed(thrown: unknown): Outcome {
  return { found: {}, error: asError(thrown) };
}
