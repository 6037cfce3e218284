import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import type { Embedding, TextVector, Vector } from "./vector.js";

/** A vector of length 1, as the numbers of its coordinates and their weights. All 0 if it has none. */
export interface Row {
  readonly at: Int32Array;
  readonly weight: Float64Array;
}

/** Vectors with common coordinates, so that two of them are compared without looking up words. */
export interface Coordinates {
  /** Number of coordinates. */
  readonly size: number;
  readonly rows: readonly Row[];
}

/**
 * Numbers the coordinates of vectors, and makes the length of each vector 1.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if embeddings have different lengths, are mixed with
 * vectors of texts, or have a weight that is not finite, or if a value is no vector.
 */
export function coordinatesOf(vectors: readonly Vector[]): Coordinates {
  if (!vectors.every((vector) => isList(vector) || vector instanceof Map)) throw noVector();
  const lists = vectors.filter(isList);
  if (lists.length === 0) return numbered(vectors as readonly TextVector[]);
  const size = lists[0]?.length ?? 0;
  if (lists.length < vectors.length || lists.some(({ length }) => length !== size)) throw mixed();
  const at = Int32Array.from({ length: size }, (_, index) => index);
  return { size, rows: lists.map((list) => unitRow(at, Float64Array.from(list))) };
}

function isList(vector: Vector): vector is Embedding {
  return Array.isArray(vector) || (ArrayBuffer.isView(vector) && "length" in vector);
}

function numbered(vectors: readonly TextVector[]): Coordinates {
  const numbers = new Map<string, number>();
  const rows = vectors.map((vector) => {
    const at = new Int32Array(vector.size);
    let index = 0;
    for (const word of vector.keys()) {
      const known = numbers.get(word);
      if (known === undefined) numbers.set(word, numbers.size);
      at[index] = known ?? numbers.size - 1;
      index += 1;
    }
    return unitRow(at, Float64Array.from(vector.values()));
  });
  return { size: numbers.size, rows };
}

function unitRow(at: Int32Array, weight: Float64Array): Row {
  const length = Math.sqrt(weight.reduce((sum, each) => sum + each * each, 0));
  if (!Number.isFinite(length)) {
    throw new InvalidInputError("A vector has a weight that is not a finite number.", {
      hint: "Pass vectors of finite numbers.",
    });
  }
  return { at, weight: length === 0 ? weight : weight.map((each) => each / length) };
}

function noVector(): InvalidInputError {
  return new InvalidInputError("A value to compare is not a vector.", {
    hint: "Pass embeddings, or vectors of `wordVector` or `finalAnswerVector`.",
  });
}

function mixed(): InvalidInputError {
  return new InvalidInputError("The vectors to compare do not have the same coordinates.", {
    hint: "Pass embeddings of one model, or vectors of `wordVector` or `finalAnswerVector` only.",
  });
}

/** The dot product of a row with a vector that has a weight for each coordinate. */
export function dot({ at, weight }: Row, dense: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < at.length; index += 1) {
    sum += (weight[index] as number) * (dense[at[index] as number] as number);
  }
  return sum;
}

/** Adds a row to a vector that has a weight for each coordinate. */
export function addTo(dense: Float64Array, { at, weight }: Row): void {
  for (let index = 0; index < at.length; index += 1) {
    const place = at[index] as number;
    dense[place] = (dense[place] as number) + (weight[index] as number);
  }
}
