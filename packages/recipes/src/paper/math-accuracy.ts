import type { PublishedScore } from "../recipe.js";

/** An accuracy on MATH, without its source. */
export function mathAccuracy(score: number): Omit<PublishedScore, "source"> {
  return { benchmark: "MATH", metric: "accuracy (0 to 1)", score };
}
