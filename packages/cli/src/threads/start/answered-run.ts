import { isDeepStrictEqual } from "node:util";
import { pluralize } from "@moagraph/report/words";
import { UsageError } from "../../errors/usage-error.js";
import { runResult } from "../../run-result.js";
import { stderr, stdout } from "../../text-output.js";
import { resumedOrigin } from "./resumed-origin.js";
import { savedEnd } from "../saved/saved-end.js";
import type { SavedRun } from "../saved/saved-run.js";
import { sentCalls } from "../saved/sent-calls.js";
import { resumeCommand } from "../text/thread-command.js";
import type { AskedRun } from "./thread-start.js";
import { notWaiting } from "../stops/not-waiting.js";

/** Whether a run that is resumed has its answer already, and nothing of it is run again. */
export function isAnswered(saved: SavedRun, { options }: AskedRun): boolean {
  return saved.state === "answered" && options.from === undefined;
}

/**
 * Prints the answer of a run again, without a call: the process may have ended before its output did.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS` if the run was to be changed.
 */
export function printAnswered(saved: SavedRun, asked: AskedRun): void {
  const { choose, text } = asked.options;
  if (choose !== undefined || text !== undefined) throw notWaiting(saved);
  checkUnchanged(saved, asked);
  const { thread, origin, answer, ledger } = saved;
  const end = savedEnd(saved);
  const kept = sentCalls(ledger);
  stderr.write(`resumed: the run has its answer; ${pluralize(kept, "call")} kept\n`);
  if (asked.options.report !== undefined) stderr.write("note: no report: nothing was run\n");
  if (asked.options.json !== true) stdout.write(`${answer?.replace(/\n$/, "")}\n`);
  else stdout.writeJson({ ...runResult(origin?.graph ?? "", end, undefined), thread });
}

function checkUnchanged(saved: SavedRun, asked: AskedRun): void {
  if (asked.target === undefined && saved.origin === undefined) return;
  const { graph: _, ...before } = saved.origin ?? { options: {} };
  const { graph: __, ...now } = resumedOrigin(saved, asked).origin;
  if (isDeepStrictEqual(plain(before), plain(now))) return;
  throw new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `The run of thread \`${saved.thread}\` has its answer, so nothing is run with these options.`,
    hint: `To run it again from a node on, add --from, as in ${resumeCommand(saved.thread, "--from NODE")}.`,
  });
}

/** As a checkpoint has it. */
function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
