import { fittingText, fontSize, textWidth } from "./text-size.js";

/** A point in pixels, and what to write beside it. */
export interface Spot {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A label with its place. */
export interface PlacedLabel {
  readonly text: string;
  readonly spot: Spot;
  readonly box: Box;
}

/** Pixels around a point that no label may cover. */
export const pointRadius = 6;

const widestLabel = 220;
const gaps = [3, 14, 26, 40, 56] as const;

/**
 * Finds a place beside each point where its label covers no point and no other label. The places tried are right,
 * left, above and below, then the same farther away.
 *
 * @returns In the order of the points; `undefined` if there is no free place.
 */
export function placeLabels(spots: readonly Spot[], frame: Box): (PlacedLabel | undefined)[] {
  const taken = spots.map(({ x, y }) => boxAround(x, y, pointRadius, pointRadius));
  return spots.map((spot) => {
    const text = fittingText(spot.label, widestLabel);
    const places = gaps.flatMap((gap) => placesAround(spot, textWidth(text), gap));
    const box = places.find(
      (each) => isInside(each, frame) && !taken.some((other) => overlaps(each, other)),
    );
    if (box === undefined) return undefined;
    taken.push(box);
    return { text, spot, box };
  });
}

function placesAround({ x, y }: Spot, width: number, gap: number): Box[] {
  const [halfWidth, halfHeight] = [width / 2, fontSize * 0.6];
  const [beside, above] = [pointRadius + gap + halfWidth, pointRadius + gap + halfHeight - 2];
  const corner = halfWidth + pointRadius;
  const moves: readonly (readonly [number, number])[] = [
    [beside, 0],
    [-beside, 0],
    [0, -above],
    [0, above],
    [corner, -above],
    [-corner, -above],
    [corner, above],
    [-corner, above],
  ];
  return moves.map(([right, down]) => boxAround(x + right, y + down, halfWidth, halfHeight));
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function isInside(one: Box, frame: Box): boolean {
  return (
    one.left >= frame.left &&
    one.right <= frame.right &&
    one.top >= frame.top &&
    one.bottom <= frame.bottom
  );
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
