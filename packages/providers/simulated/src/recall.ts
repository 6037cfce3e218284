import { beliefsOf } from "./beliefs.js";
import { shuffled } from "./chance.js";
import type { Subject } from "./fact-base/subject.js";

/** One call to a simulated model: all that its reply follows from. */
export interface SimulatedCall {
  readonly model: string;
  /** The provider's seed. */
  readonly seed: number;
  /** The call's own seed. */
  readonly callSeed: number | undefined;
  readonly temperature: number;
  /** Which of several samples this is. */
  readonly sample: number;
  /** The texts of all messages. */
  readonly conversation: string;
}

/** How much of its beliefs a model leaves out at temperature 1 and above. */
const mostForgotten = 0.4;

/**
 * What comes to the model's mind about a subject in this call, `atMost` so many claims.
 *
 * At temperature 0 all that it believes; above, each sample leaves out a different stretch of it.
 */
export function recall(
  subject: Subject,
  call: SimulatedCall,
  atMost: number = Number.POSITIVE_INFINITY,
): string[] {
  const { model, seed, callSeed, conversation } = call;
  const key = [seed, model, callSeed, conversation];
  const beliefs = shuffled(beliefsOf(model, seed, subject), "recalls", ...key);
  const sample = call.temperature === 0 ? 0 : call.sample;
  const recalled = rotated(beliefs, sample).slice(forgottenCount(beliefs.length, call.temperature));
  return shuffled(recalled.slice(0, atMost), "orders", ...key, sample);
}

function forgottenCount(beliefs: number, temperature: number): number {
  if (temperature === 0) return 0;
  return Math.max(1, Math.round(beliefs * mostForgotten * Math.min(1, temperature)));
}

function rotated(texts: readonly string[], by: number): string[] {
  const start = by % texts.length;
  return [...texts.slice(start), ...texts.slice(0, start)];
}
