import { UsageError } from "../../errors/usage-error.js";
import { keptTarget } from "./origin-of.js";
import type { SavedRun } from "../saved/saved-run.js";
import { resumeCommand } from "../text/thread-command.js";
import { type OriginOptions, originOptions, type ThreadOrigin } from "../saved/thread-origin.js";
import type { AskedRun } from "./thread-start.js";

/** What a resumed run starts with. */
export interface ResumedOrigin {
  /** The recipe or the file; `-` for stdin. */
  readonly target: string | undefined;
  readonly origin: ThreadOrigin;
}

/**
 * What a resumed run starts with: as before, with the options that are given now in place of theirs.
 * Another recipe or file has the given options only.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS` if the thread does not say what it runs.
 */
export function resumedOrigin(saved: SavedRun, { target, options }: AskedRun): ResumedOrigin {
  const given = originOptions(options);
  const before = saved.origin ?? { options: {} };
  const interruptBefore = options.interruptBefore ?? before.interruptBefore;
  const stops = interruptBefore === undefined ? {} : { interruptBefore };
  const hasGraph = target !== undefined || given.proposer !== undefined;
  if (!hasGraph && before.target === undefined && before.options.proposer === undefined) {
    throw noGraph(saved);
  }
  if (hasGraph && !isSame(before, { ...keptTarget(target), options: given })) {
    return { target, origin: { ...keptTarget(target), options: given, ...stops } };
  }
  const origin = { ...before, options: merged(before.options, given), ...stops };
  return { target: origin.target, origin };
}

function isSame(before: ThreadOrigin, { target, options }: ThreadOrigin): boolean {
  const proposers = JSON.stringify(options.proposer);
  return before.target === target && JSON.stringify(before.options.proposer) === proposers;
}

function merged(before: OriginOptions, given: OriginOptions): OriginOptions {
  const { model } = given;
  if (model === undefined) return { ...before, ...given };
  return { ...before, ...given, model: { ...before.model, ...model } };
}

function noGraph({ thread, origin }: SavedRun): UsageError {
  const why = origin === undefined ? "was not made by moagraph run" : "has its graph from a pipe";
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `Thread \`${thread}\` ${why}, so its recipe or file is not known.`,
    hint: `Name it: ${resumeCommand(thread).replace("run", "run panel.yaml")}`,
  });
}
