import { setImmediate } from "node:timers/promises";

/**
 * Runs something so many times, one after the other, with a turn of the event loop after each.
 *
 * Where models answer at once, runs would otherwise follow each other within one turn, in which
 * Node keeps whatever weak references point to and delivers no warning.
 */
export async function runOften(run: () => Promise<unknown>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await run();
    await setImmediate();
  }
}
