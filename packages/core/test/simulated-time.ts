import { vi } from "vitest";

/** How often the event loop turns before all work that waits for no timer counts as done. */
const turns = 6;

/**
 * Runs something in simulated time: the clock stands still while work is done, and jumps to the next
 * timer when nothing else is left to do.
 *
 * @returns What it resolved to, or what it threw; and the simulated milliseconds it took.
 */
export async function inSimulatedTime<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value?: Value; readonly error?: unknown; readonly tookMs: number }> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  try {
    const startedAt = performance.now();
    let outcome: { value?: Value; error?: unknown } | undefined;
    let endedAt = startedAt;
    const settle = (settled: { value?: Value; error?: unknown }): void => {
      endedAt = performance.now();
      outcome = settled;
    };
    work().then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error }),
    );
    for (;;) {
      for (let turn = 0; turn < turns; turn += 1) await turnOfTheLoop();
      if (outcome !== undefined) return { ...outcome, tookMs: endedAt - startedAt };
      if (vi.getTimerCount() === 0)
        throw new Error("Nothing is left to do, and nothing came of it.");
      vi.advanceTimersToNextTimer();
    }
  } finally {
    vi.useRealTimers();
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
