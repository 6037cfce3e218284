import type { Shape } from "../../compare/shape.js";
import { questionIn, type TextPlace, wordsOf } from "./served-text.js";

/**
 * What a request asks for.
 *
 * @returns What is wrong, if the request holds only a part of the answers that its model must read.
 */
export function askedPlace(
  body: string,
  model: string,
  { layers }: Shape,
  tokens: number,
): TextPlace | string {
  const question = questionIn(body);
  if (question === undefined) return "The request has no question.";
  const holds = (layer: number): number =>
    (layers[layer - 1]?.models ?? []).filter((each) =>
      body.includes(wordsOf({ question, layer, model: each }, tokens).join("")),
    ).length;
  for (let layer = layers.length; layer > 1; layer -= 1) {
    const found = holds(layer - 1);
    if (found === 0) continue;
    const wanted = layers[layer - 2]?.models.length ?? 0;
    if (found < wanted) return `Of ${wanted} answers of layer ${layer - 1}, ${found} are there.`;
    return placeOf(question, layer, model, layers);
  }
  return placeOf(question, 1, model, layers);
}

function placeOf(
  question: string,
  layer: number,
  model: string,
  layers: Shape["layers"],
): TextPlace | string {
  const isThere = layers[layer - 1]?.models.includes(model) === true;
  return isThere ? { question, layer, model } : `Layer ${layer} does not ask ${model}.`;
}
