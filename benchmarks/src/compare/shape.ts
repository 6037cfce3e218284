/** A group of models that read the same: all answers of some earlier layers, or nothing. */
interface ShapeLayer {
  readonly models: readonly string[];
  /** Indices of earlier layers, from 0. */
  readonly reads: readonly number[];
}

/** The reading structure of a graph. The last layer has one model, which gives the answer. */
export interface Shape {
  readonly name: string;
  readonly layers: readonly ShapeLayer[];
}

/** One call of a shape. */
export interface ShapeNode {
  readonly name: string;
  readonly model: string;
  /** Names of other nodes, in the order of their answers in the prompt. */
  readonly reads: readonly string[];
}

/** The model of the last layer. */
const chair = "chair";

/**
 * A layered shape, such as `3x6`: layers of equal size, except the last, each reading the previous
 * one.
 */
export function grid(layers: number, width: number): Shape {
  const models = Array.from({ length: width }, (_, index) => `model-${index + 1}`);
  const inner = Array.from({ length: layers - 1 }, (_, at) => ({ models, reads: before(at) }));
  const last = { models: [chair], reads: before(layers - 1) };
  return { name: `${layers}x${width}`, layers: [...inner, last] };
}

function before(layer: number): number[] {
  return layer === 0 ? [] : [layer - 1];
}

/**
 * Latency of the models with these names over HTTP, in milliseconds. All others answer immediately.
 */
export const latenciesMs: Readonly<Record<string, number>> = { slow: 300, quick: 100 };

const last = { models: ["quick"] };

/**
 * Two branches that do not read each other: `slow`, `quick` and `quick`, `slow`. A step that
 * waits for the slowest of each layer takes the slow model's time twice.
 */
export const unequal: Shape = {
  name: "unequal",
  layers: [
    { models: ["slow"], reads: [] },
    { models: ["quick"], reads: [] },
    { models: ["quick"], reads: [0] },
    { models: ["slow"], reads: [1] },
    { ...last, reads: [2, 3] },
  ],
};

/** The same, but one branch also reads the first model of the other. */
export const crossing: Shape = {
  name: "crossing",
  layers: [
    { models: ["slow"], reads: [] },
    { models: ["quick"], reads: [] },
    { models: ["quick"], reads: [0, 1] },
    { models: ["slow"], reads: [1] },
    { ...last, reads: [2, 3] },
  ],
};

/** The calls of a shape, with names that LangGraph accepts. Those of the last layer come last. */
export function nodesOf({ layers }: Shape): ShapeNode[] {
  const names = layers.map(({ models }, at) => models.map((model) => `l${at + 1}-${model}`));
  return layers.flatMap(({ models, reads }, at) =>
    models.map((model, index) => ({
      name: names[at]?.[index] ?? "",
      model,
      reads: reads.flatMap((read) => names[read] ?? []),
    })),
  );
}

/** The critical path of a shape over HTTP, in milliseconds. */
export function criticalPathMs({ layers }: Shape): number {
  const ends: number[] = [];
  for (const { models, reads } of layers) {
    const begin = Math.max(0, ...reads.map((read) => ends[read] ?? 0));
    ends.push(begin + Math.max(...models.map((model) => latenciesMs[model] ?? 0)));
  }
  return ends.at(-1) ?? 0;
}

/** The same shape with another model for the answer. */
export function ledBy({ name, layers }: Shape, model: string): Shape {
  const { reads = [] } = layers.at(-1) ?? {};
  return { name, layers: [...layers.slice(0, -1), { models: [model], reads }] };
}
