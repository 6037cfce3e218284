import { NoAnswerError } from "../errors/run/no-answer-error.js";
import { NothingToResumeError } from "../errors/run/nothing-to-resume-error.js";
import type { MoaState } from "../runtime/graph-state.js";
import { isAnswered } from "../step/is-answered.js";
import type { RunEnd } from "./internals/run-loop.js";

type OwnEnd = Omit<RunEnd, "config">;

/**
 * Where no step is left to run, LangGraph ends a run without an error, whether it has an answer.
 *
 * @param output - The node that answers. Without one, a run may end without an answer.
 * @throws NoAnswerError `NO_ANSWER` if the run has neither paused nor answered.
 * @throws NothingToResumeError `NOTHING_TO_RESUME` if it has not run any step either.
 */
export function refuseWithoutAnswer(
  output: string | undefined,
  { hasRun, isPaused, read, cause }: OwnEnd,
): void {
  if (output === undefined || isPaused) return;
  if (cause === undefined && hasAnswer(read, output)) return;
  const ledger = (read("ledger") ?? []) as MoaState["ledger"];
  const proposals = (read("proposals") ?? []) as MoaState["proposals"];
  if (!hasRun) throw new NothingToResumeError("no-step", { ledger, proposals });
  throw new NoAnswerError(output, { ledger, proposals, cause });
}

/** The other channels are read only for an answer without text. */
function hasAnswer(read: RunEnd["read"], output: string): boolean {
  if (read("answer")) return true;
  const [answer, messages, ledger] = ["answer", "messages", "ledger"].map(read);
  return isAnswered({ answer, messages, ledger } as Partial<MoaState>, output);
}

/** How a run ended, by the output of its `invoke`. LangGraph adds a list of interrupts if it has paused. */
export function endIn(output: Partial<MoaState> | undefined): OwnEnd {
  const isPaused = output !== undefined && "__interrupt__" in output;
  const read = (channel: string): unknown => output?.[channel as keyof MoaState];
  return { hasRun: true, isPaused, read, cause: undefined };
}
