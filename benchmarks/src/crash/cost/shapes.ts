import { grid, type Shape } from "../../compare/shape.js";

/** 6 + 6 + 1 calls in layers, as in the recipe `moa`. */
export const layeredShape: Shape = grid(3, 6);

/** The graph `uneven`: three branches of different depth. */
export const unevenShape: Shape = {
  name: "uneven",
  layers: [
    { models: ["a1"], reads: [] },
    { models: ["b1"], reads: [] },
    { models: ["c1"], reads: [] },
    { models: ["a2"], reads: [0] },
    { models: ["b2"], reads: [1] },
    { models: ["mix"], reads: [0, 1] },
    { models: ["a3"], reads: [3] },
    { models: ["chair"], reads: [6, 4, 5, 2] },
  ],
};
