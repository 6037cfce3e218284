import { getLocation } from "jsonc-parser";
import type { Place } from "./place.js";

/** Finds the place of an offset in JSON. Works in incomplete text. */
export function placeInJson(text: string, offset: number): Place {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const isInside =
    previousNode !== undefined && offset <= previousNode.offset + previousNode.length;
  const from = isInside ? previousNode.offset : offset;
  const to = isInside ? previousNode.offset + previousNode.length : offset;
  return { path: isAtPropertyKey ? path.slice(0, -1) : path, isKey: isAtPropertyKey, from, to };
}
