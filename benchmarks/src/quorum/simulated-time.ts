import { install } from "@sinonjs/fake-timers";

/** How often the event loop turns before all work that waits for no timer counts as done. */
const turns = 6;

/**
 * Runs something in simulated time: the clock stands still while work is done, and jumps to the next
 * timer when nothing else is left to do. One at a time: the clock is the process's.
 *
 * @returns What it resolved to.
 * @throws What it threw, or an error if it waits for something that no timer brings about.
 */
export async function inSimulatedTime<Value>(work: () => Promise<Value>): Promise<Value> {
  const clock = install({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  let isOver = false;
  try {
    const result = work().finally(() => {
      isOver = true;
    });
    // It is awaited below; until then a failure is nobody's yet.
    result.catch(() => {});
    for (;;) {
      for (let turn = 0; turn < turns; turn += 1) await turnOfTheLoop();
      if (isOver) return await result;
      if (clock.countTimers() === 0)
        throw new Error("Nothing is left to do, and nothing came of it.");
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
