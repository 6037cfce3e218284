/** A point of a drawing, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The box of a node. */
export interface DrawnBox {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The line of an edge, from left to right. */
export interface DrawnLine {
  /** Names of the boxes at its ends. Absent where it begins or ends at a joint. */
  readonly from?: string;
  readonly to?: string;
  readonly points: readonly Point[];
}

/** What a layout makes of a graph. */
export interface Drawing {
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly DrawnLine[];
  readonly width: number;
  readonly height: number;
}

/** The size of every box. Prompt and answer are of the same size for the libraries. */
export const boxSize = { width: 180, height: 74 };
