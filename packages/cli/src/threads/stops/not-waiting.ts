import { UsageError } from "../../errors/usage-error.js";
import type { SavedRun } from "../saved/saved-run.js";

/** The error for a reply to a run that waits for no reply. */
export function notWaiting({ thread }: SavedRun): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `The run of thread \`${thread}\` does not wait for a person.`,
    hint: "Leave --choose and --text out.",
  });
}
