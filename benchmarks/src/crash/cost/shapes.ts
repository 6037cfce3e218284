import { grid, type Shape } from "../../compare/shape.js";

/** 6 + 6 + 1 calls in layers, as in the recipe `moa`. */
export const layeredShape: Shape = grid(3, 6);

/** The graph `uneven`: a branch of quick calls beside one of slow calls. */
export const unevenShape: Shape = {
  name: "uneven",
  layers: [
    { models: ["quick1"], reads: [] },
    { models: ["slow1"], reads: [] },
    { models: ["quick2"], reads: [0] },
    { models: ["slow2"], reads: [1] },
    { models: ["quick3"], reads: [2] },
    { models: ["mix"], reads: [2, 1] },
    { models: ["slow3"], reads: [3] },
    { models: ["quick4"], reads: [4] },
    { models: ["chair"], reads: [7, 6, 5] },
  ],
};
