import { setImmediate } from "node:timers/promises";

/**
 * Runs a function several times, one after another, with a turn of the event loop after each.
 *
 * With models that answer immediately, runs would otherwise share one turn. During a turn Node
 * keeps the targets of weak references and delivers no warnings.
 */
export async function runOften(run: () => Promise<unknown>, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await run();
    await setImmediate();
  }
}
