import { setTimeout } from "node:timers/promises";

/** Holds calls until all of them have arrived. */
export interface Gate {
  /** Resolves when the gate opens next. */
  readonly pass: () => Promise<void>;
  /** Resolves when this many calls wait. */
  waiting(count: number): Promise<void>;
  /** Releases all waiting calls. */
  open(): void;
}

/** Makes a closed gate. */
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
