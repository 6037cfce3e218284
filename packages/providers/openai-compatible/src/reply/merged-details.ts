import { type Fields, isFields } from "@moagraph/provider-kit/vendor";

/** Fields of a reasoning part that a stream delivers in pieces. */
const pieceFields = ["text", "summary", "data"];

/**
 * Joins the pieces of streamed reasoning parts. Pieces of one part follow each other and have the
 * same type, and the same `index` if they have one.
 */
export function mergedDetails(pieces: readonly unknown[]): unknown[] {
  const parts: unknown[] = [];
  for (const piece of pieces) {
    const before = parts.at(-1);
    if (isSamePart(before, piece)) parts[parts.length - 1] = joined(before, piece);
    else parts.push(piece);
  }
  return parts;
}

function isSamePart(before: unknown, piece: unknown): before is Fields {
  if (!isFields(before) || !isFields(piece) || before["type"] !== piece["type"]) return false;
  return before["index"] === piece["index"] && piece["type"] !== "reasoning.encrypted";
}

function joined(before: Fields, piece: unknown): Fields {
  const { ...sum } = { ...before, ...known(piece as Fields) };
  for (const name of pieceFields) {
    const [left, right] = [before[name], (piece as Fields)[name]];
    if (typeof left === "string" && typeof right === "string") sum[name] = left + right;
  }
  return sum;
}

function known(piece: Fields): Fields {
  return Object.fromEntries(Object.entries(piece).filter(([, value]) => value != null));
}
