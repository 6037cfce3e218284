import type { ComparedText } from "../spec/policies/compared-text.js";
import { finalAnswerVector } from "./final-answer.js";
import type { TextVector } from "./vector.js";
import { wordVector } from "./word-vector.js";

/** The vectors by which the texts of proposals are compared: of their words, or of their final answers. */
export function comparedVectors(
  proposals: readonly { readonly text: string }[],
  of: ComparedText = "text",
): TextVector[] {
  const vectorOf = of === "text" ? wordVector : finalAnswerVector;
  return proposals.map(({ text }) => vectorOf(text));
}
