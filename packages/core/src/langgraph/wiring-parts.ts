/** Whether something works; a promise while that is being tried out. */
export type Check = () => boolean | Promise<boolean>;

/**
 * What of the fast wiring works: all of it, shared joins with the nodes that LangGraph compiled, or
 * nothing.
 */
export type WiringVerdict = "fast" | "joins" | "plain";

/** The parts of a wiring, and how to learn before the first run whether each works. */
export interface WiringParts {
  /** `undefined` for the plain wiring. */
  readonly fast: (() => WiringVerdict | Promise<WiringVerdict>) | undefined;
  readonly earlyStarts: Check;
  readonly directInvoke: Check;
  readonly ownSignals: Check;
}

/** A part that is switched off. */
export const off: Check = () => false;

/** A part that is used without being tried out. */
export const on: Check = () => true;

/** LangGraph as it is. */
export const plainParts: WiringParts = {
  fast: undefined,
  earlyStarts: off,
  directInvoke: off,
  ownSignals: off,
};

/** Whether a wiring changes nothing of what LangGraph compiles. */
export function isPlain(parts: WiringParts): boolean {
  return parts === plainParts;
}
