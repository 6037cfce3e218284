import { install } from "@sinonjs/fake-timers";

/** Turns of the event loop after which all work without timers counts as done. */
const turns = 6;

/**
 * Runs a function in simulated time. The clock stands still during work, and jumps to the next
 * timer when no other work is left. Use one at a time: the clock belongs to the process.
 *
 * @returns The result of the function.
 * @throws The error of the function, or an error if it waits for something other than a timer.
 */
export async function inSimulatedTime<Value>(work: () => Promise<Value>): Promise<Value> {
  const clock = install({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  let isOver = false;
  try {
    const result = work().finally(() => {
      isOver = true;
    });
    // It is awaited below. Until then, a rejection must not count as unhandled.
    result.catch(() => {});
    for (;;) {
      for (let turn = 0; turn < turns; turn += 1) await turnOfTheLoop();
      if (isOver) return await result;
      if (clock.countTimers() === 0)
        throw new Error("No work is left, and the function has not ended.");
      clock.next();
    }
  } finally {
    clock.uninstall();
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
