import type { CallPhase, CallView } from "./run-view-state.js";

/** A layer cut to the room there is. */
export interface ShownLayer {
  readonly shown: readonly CallView[];
  readonly hidden: readonly CallView[];
}

/** Who is kept when not all calls of a layer have room: those that are at work, then those that failed. */
const importance: readonly CallPhase[] = [
  "streams",
  "thinks",
  "failed",
  "stopped",
  "done",
  "waits",
];

/**
 * Hides calls of wide layers, so that the tree has at most this many lines: one for each layer's
 * title, one for each call shown, and one for those hidden.
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

/** The line for the hidden ones takes the place of a call. */
function cut(calls: readonly CallView[], perLayer: number): ShownLayer {
  if (calls.length <= perLayer) return { shown: calls, hidden: [] };
  const ranked = calls.toSorted(
    (a, b) => importance.indexOf(a.phase) - importance.indexOf(b.phase),
  );
  const kept = new Set(ranked.slice(0, perLayer - 1));
  return {
    shown: calls.filter((call) => kept.has(call)),
    hidden: calls.filter((call) => !kept.has(call)),
  };
}
