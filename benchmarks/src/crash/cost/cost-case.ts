import type { Shape } from "../../compare/shape.js";
import type { DurableName } from "./durable-programs.js";
import { layeredShape, unevenShape } from "./shapes.js";

/** Programs that are measured side by side. */
export interface CostCase {
  readonly shape: Shape;
  readonly programs: readonly DurableName[];
}

const kept: readonly DurableName[] = [
  "by hand, kept",
  "moagraph, kept",
  "moagraph, kept, sync",
  "moagraph, kept, exit",
];

/** What `npm run bench:crash` measures. */
export const costCases: readonly CostCase[] = [
  { shape: layeredShape, programs: ["by hand", "moagraph", ...kept] },
  { shape: unevenShape, programs: [...kept, "moagraph, kept, in turn"] },
];
