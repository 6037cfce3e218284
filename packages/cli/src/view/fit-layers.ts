import type { CallPhase, CallView } from "./call-view.js";

/** A layer fitted to the available lines. */
export interface ShownLayer {
  /** Its number, from 1. Layers without calls are left out. */
  readonly number: number;
  readonly shown: readonly CallView[];
  readonly hidden: readonly CallView[];
}

/** Priority of calls if not all fit: running calls first, then failed ones. */
const importance: readonly CallPhase[] = [
  "streaming",
  "running",
  "see below",
  "failed",
  "stopped",
  "done",
  "waiting",
  "skipped",
];

/**
 * Hides calls of wide layers, so that the tree has at most this many lines: one for each layer's
 * title, one for each visible call, and one for the hidden calls.
 */
export function fitLayers(layers: readonly (readonly CallView[])[], lines: number): ShownLayer[] {
  const room = lines - layers.length;
  let perLayer = Math.max(...layers.map((calls) => calls.length));
  while (perLayer > 1 && heightOf(layers, perLayer) > room) perLayer -= 1;
  return layers.map((calls) => cut(calls, perLayer));
}

function heightOf(layers: readonly (readonly CallView[])[], perLayer: number): number {
  return layers.reduce((height, calls) => height + Math.min(calls.length, perLayer), 0);
}

/** The line for the hidden calls replaces one call. */
function cut(calls: readonly CallView[], perLayer: number): ShownLayer {
  const number = calls[0]?.layer ?? 0;
  if (calls.length <= perLayer) return { number, shown: calls, hidden: [] };
  const ranked = calls.toSorted(
    (a, b) => importance.indexOf(a.phase) - importance.indexOf(b.phase),
  );
  const kept = new Set(ranked.slice(0, perLayer - 1));
  return {
    number,
    shown: calls.filter((call) => kept.has(call)),
    hidden: calls.filter((call) => !kept.has(call)),
  };
}
