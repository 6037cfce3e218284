import { beliefsOf } from "./beliefs.js";
import { shuffled } from "./chance.js";
import type { Subject } from "./fact-base/subject.js";

/** One call to a simulated model: everything that determines its reply. */
export interface SimulatedCall {
  readonly model: string;
  /** The provider's seed. */
  readonly seed: number;
  /** The call's own seed. */
  readonly callSeed: number | undefined;
  readonly temperature: number;
  /** The number of this sample, from 1. */
  readonly sample: number;
  /** The texts of all messages. */
  readonly conversation: string;
}

/** The share of its beliefs that a model omits at temperature 1 and above. */
const mostForgotten = 0.4;

/**
 * The claims about a subject that the model recalls in this call, at most `atMost`.
 *
 * At temperature 0 it recalls everything it believes. At higher temperatures, each sample omits
 * different claims.
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
