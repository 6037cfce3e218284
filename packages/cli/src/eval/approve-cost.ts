import type { WorkPlan } from "@moagraph/eval";
import { stderr } from "../text-output.js";
import { confirmCost } from "./confirm-cost.js";
import { planLines } from "./plan-lines.js";

/** Work that may cost money. */
export interface PaidWork {
  /** The command, such as `eval generate`. */
  readonly command: string;
  /** Who does what, such as `moa-lite, alpaca-eval`. */
  readonly title: string;
  /** What is counted, in the plural: `questions`. */
  readonly noun: string;
  readonly plan: WorkPlan;
  readonly yes: boolean;
  readonly signal: AbortSignal;
}

/**
 * Prints the estimate of work on stderr, and asks before money is spent.
 *
 * @throws As {@link confirmCost}.
 */
export async function approveCost({
  command,
  title,
  noun,
  plan,
  yes,
  signal,
}: PaidWork): Promise<void> {
  for (const line of planLines(title, plan, noun)) stderr.write(`${line}\n`);
  if (plan.missing === 0) return;
  await confirmCost({ command, costUsd: plan.costUsd, yes, signal });
}
