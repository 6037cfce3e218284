import type { Column } from "./columns.js";
import type { Dot, Part } from "./drawing-parts.js";

/** The parts of each column, in the order of the graph, linked with those of the column before. */
export function partsOf(columns: readonly Column[]): Part[][] {
  let last: ReadonlyMap<string, Dot> = new Map();
  return columns.map(({ layers, passing }) => {
    const dotsBefore = (names: readonly string[]): Dot[] =>
      names.flatMap((name) => last.get(name) ?? []);
    const parts = [
      ...layers.map((layer) => {
        const dots = layer.nodes.map((label) => makeDot({ name: label.name, label }));
        return linkPart({ layer, dots, before: dotsBefore(layer.before), position: 0 });
      }),
      ...passing.map((name) =>
        linkPart({ dots: [makeDot({ name })], before: dotsBefore([name]), position: 0 }),
      ),
    ];
    last = new Map(parts.flatMap(({ dots }) => dots.map((dot) => [dot.name, dot])));
    return parts;
  });
}

function makeDot(dot: Pick<Dot, "name" | "label">): Dot {
  return { ...dot, next: [], position: 0 };
}

function linkPart(part: Part): Part {
  for (const dot of part.before) dot.next.push(part);
  return part;
}
