// The program of `npm run bench:drawing`.
//
// How drawing/ works: `sample-graphs.ts` makes the graphs, `draw-with-*.ts` draw them, and
// `quality-of.ts` measures the drawings.
import type { GraphSpec } from "@moagraph/core/graph";
import { tableText } from "../table-text.js";
import { drawWithDagre } from "./draw-with-dagre.js";
import { drawWithElk } from "./draw-with-elk.js";
import { drawWithMoagraph } from "./draw-with-moagraph.js";
import type { Drawing } from "./drawing.js";
import { type Quality, qualityOf } from "./quality-of.js";
import { sampleGraphs } from "./sample-graphs.js";

const head = [
  "graph",
  "layout",
  "crossings",
  "places of crossings",
  "lines through boxes",
  "length, px",
  "area, Mpx",
  "time, ms",
];

const layouts: Readonly<Record<string, (graph: GraphSpec) => Drawing | Promise<Drawing>>> = {
  moagraph: drawWithMoagraph,
  dagre: drawWithDagre,
  elk: drawWithElk,
};

const rows: string[][] = [];
for (const { name, graphs } of sampleGraphs()) {
  for (const [layout, draw] of Object.entries(layouts)) {
    const startMs = performance.now();
    const drawings: Drawing[] = [];
    for (const graph of graphs) drawings.push(await draw(graph));
    const elapsedMs = performance.now() - startMs;
    rows.push([name, layout, ...cellsOf(drawings.map(qualityOf)), elapsedMs.toFixed(0)]);
  }
}
console.log(tableText([head, ...rows]));

function cellsOf(qualities: readonly Quality[]): string[] {
  const sumOf = (key: keyof Quality): number => qualities.reduce((sum, each) => sum + each[key], 0);
  return [
    sumOf("crossings").toFixed(0),
    sumOf("crossingPlaces").toFixed(0),
    sumOf("throughBoxes").toFixed(0),
    sumOf("length").toFixed(0),
    sumOf("area").toFixed(1),
  ];
}
