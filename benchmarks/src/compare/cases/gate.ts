import { setTimeout } from "node:timers/promises";

/** Holds calls until all are there. */
export interface Gate {
  /** Resolves when the gate is opened next. */
  readonly pass: () => Promise<void>;
  /** Resolves when so many wait. */
  waiting(count: number): Promise<void>;
  /** Lets all pass that wait. */
  open(): void;
}

/** Makes a gate that is closed. */
export function createGate(): Gate {
  let held: (() => void)[] = [];
  return {
    pass: () => new Promise((resolve) => held.push(resolve)),
    async waiting(count) {
      while (held.length < count) await setTimeout(5);
    },
    open() {
      const passing = held;
      held = [];
      for (const pass of passing) pass();
    },
  };
}
