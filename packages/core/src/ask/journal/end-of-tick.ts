/** Later than all that is under way in this turn of the event loop. */
export function endOfTick(): Promise<void> {
  const { setImmediate } = globalThis as { readonly setImmediate?: (done: () => void) => unknown };
  return new Promise((resolve) => {
    if (setImmediate === undefined) setTimeout(resolve, 0);
    else setImmediate(resolve);
  });
}
