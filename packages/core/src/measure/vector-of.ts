import type { Compared } from "../spec/policies/compared.js";
import { finalAnswerVector } from "./final-answer.js";
import type { TextVector } from "./vector.js";
import { wordVector } from "./word-vector.js";

/** The vector of what is compared of a text. */
export function vectorOf(text: string, of: Compared = "text"): TextVector {
  return of === "final-answer" ? finalAnswerVector(text) : wordVector(text);
}
