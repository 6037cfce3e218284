import type { Shape } from "../compare/shape.js";

/** How fast every model writes. */
export interface Pace {
  /** From the request to the first token, in milliseconds. */
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
  /** Tokens of a reply. Each is a word. */
  readonly tokens: number;
}

/** When a token is due, in milliseconds after the request. The first one has the index 0. */
export function tokenDueMs({ firstTokenMs, tokensPerSecond }: Pace, index: number): number {
  return firstTokenMs + (index * 1000) / tokensPerSecond;
}

/** From the request to the last token of a reply, in milliseconds. */
function replyMs(pace: Pace): number {
  return tokenDueMs(pace, pace.tokens - 1);
}

/** From the start of a run to the first token of its answer, if nothing but the models takes time. */
export function firstTokenOfRunMs(pace: Pace, { layers }: Shape): number {
  return (layers.length - 1) * replyMs(pace) + pace.firstTokenMs;
}

/** The duration of a run, if nothing but the models takes time. */
export function runMs(pace: Pace, { layers }: Shape): number {
  return layers.length * replyMs(pace);
}
