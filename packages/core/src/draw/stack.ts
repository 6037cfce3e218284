/** Puts things one below the other, from `top` on. */
export function stack<Thing extends { readonly height: number }>(
  things: readonly Thing[],
  top: number,
  gap: number,
): (Thing & { readonly top: number })[] {
  let next = top;
  return things.map((thing) => {
    const stacked = { ...thing, top: next };
    next += thing.height + gap;
    return stacked;
  });
}

/** How high things are that stand one below the other. */
export function stackHeight(things: readonly { readonly height: number }[], gap: number): number {
  return things.reduce((sum, { height }) => sum + height + gap, -gap);
}
