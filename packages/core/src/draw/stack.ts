/** Positions items below each other with a gap between them, starting at `top`. */
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

/** Total height of stacked items, with the gaps between them. */
export function stackHeight(things: readonly { readonly height: number }[], gap: number): number {
  return things.reduce((sum, { height }) => sum + height + gap, -gap);
}
