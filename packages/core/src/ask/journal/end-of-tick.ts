/** Later than all that is under way in this turn of the event loop. */
export function endOfTick(): Promise<void> {
  const { setImmediate } = globalThis as { readonly setImmediate?: (done: () => void) => unknown };
  return new Promise((resolve) => {
    if (setImmediate === undefined) setTimeout(resolve, 0);
    else setImmediate(resolve);
  });
}

/** Turns of the event loop in a millisecond, if nothing else happens. A clock may stand still in tests. */
const mostTurns = 10_000;

/** Resolves when the clock shows a later millisecond. */
export async function nextMillisecond(): Promise<void> {
  const now = Date.now();
  for (let turn = 0; turn < mostTurns && Date.now() === now; turn += 1) await endOfTick();
}
