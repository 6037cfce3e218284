import { criticalPathMs, grid, nodesOf, type Shape, unequal } from "../shape.js";
import type { Figures, Place } from "./figures.js";

/** What is to be reached: a figure that is not to be greater than a limit. */
export interface Goal {
  readonly what: string;
  readonly atMost: number;
  readonly unit: "" | "ms" | "kB";
  /** Not a number where something that it needs was not measured. */
  readonly figure: (figures: Figures) => number;
}

const usual = "3x6";

/** What the figures are to reach. */
export const goals: readonly Goal[] = [
  toHandWritten("orchestration CPU, 3x6", 0.35, place("orchestration", "3x6", "cpu-ms")),
  toHandWritten("orchestration CPU, 3x50", 0.25, place("orchestration", "3x50", "cpu-ms")),
  toHandWritten("orchestration CPU, 3x200", 0.03, place("orchestration", "3x200", "cpu-ms")),
  toHandWritten("CPU over HTTP, 3x6", 0.75, place("http", usual, "cpu-ms")),
  {
    what: "CPU over HTTP, both with ChatOpenAI, 3x6: ours / hand-written",
    atMost: 0.75,
    unit: "",
    figure: (of) =>
      of(place("http", usual, "cpu-ms"), "moagraph-chat-openai")?.ratioToHandWritten ?? Number.NaN,
  },
  {
    what: "CPU over HTTP, 3x6: ours / fetch",
    atMost: 3.3,
    unit: "",
    figure: (of) => {
      const cpu = place("http", usual, "cpu-ms");
      return medianOf(of(cpu, "moagraph")) / medianOf(of(cpu, "fetch"));
    },
  },
  {
    what: "first token later than fetch's, 3x6: ours / hand-written",
    atMost: 0.4,
    unit: "",
    figure: (of) => {
      const first = place("stream", usual, "first-token-ms");
      const bare = medianOf(of(first, "fetch"));
      return (
        (medianOf(of(first, "moagraph")) - bare) / (medianOf(of(first, "hand-written")) - bare)
      );
    },
  },
  toHandWritten("CPU per streamed token, 3x6", 0.5, place("stream", usual, "cpu-us-per-token")),
  toHandWritten("many runs at once, wall, 3x6", 0.45, place("concurrent", usual, "wall-ms")),
  toHandWritten(
    "many runs at once, live memory, 3x6",
    0.6,
    place("concurrent", usual, "live-kb-per-run"),
  ),
  ours(
    "heap growth over many runs of one graph",
    100,
    "kB",
    place("orchestration", "2x3", "heap-growth-kb"),
  ),
  flat("13 to 201 nodes", [grid(3, 6), grid(4, 12), grid(3, 50), grid(3, 100)]),
  flat("2 to 20 layers", [grid(2, 6), grid(3, 6), grid(20, 6)]),
  ours("warnings, 3x200", 0, "", place("orchestration", "3x200", "warnings")),
  {
    what: "unequal branches, wall: ours / critical path",
    atMost: 1.05,
    unit: "",
    figure: (of) =>
      medianOf(of(place("http", unequal.name, "wall-ms"), "moagraph")) / criticalPathMs(unequal),
  },
  ours(
    "import of @moagraph/core/graph",
    60,
    "ms",
    place("cold-start", "@moagraph/core/graph", "import-ms"),
  ),
  ours(
    "import of @moagraph/core: beyond LangGraph's",
    40,
    "ms",
    place("cold-start", "@moagraph/core", "import-ms"),
  ),
  {
    what: "moagraph list, where `node -e 0` takes 40 ms",
    atMost: 250,
    unit: "ms",
    figure: (of) => {
      const list = place("cold-start", "moagraph list", "wall-ms");
      return (medianOf(of(list, "moagraph")) * 40) / medianOf(of(list, "floor"));
    },
  },
];

function place(name: Place["case"], shape: string, metric: Place["metric"]): Place {
  return { case: name, shape, metric };
}

function medianOf(figures: ReturnType<Figures>): number {
  return figures?.median ?? Number.NaN;
}

function ours(what: string, atMost: number, unit: Goal["unit"], at: Place): Goal {
  return { what, atMost, unit, figure: (of) => medianOf(of(at, "moagraph")) };
}

function toHandWritten(what: string, atMost: number, at: Place): Goal {
  return {
    what: `${what}: ours / hand-written`,
    atMost,
    unit: "",
    figure: (of) => of(at, "moagraph")?.ratioToHandWritten ?? Number.NaN,
  };
}

/** How far our cost per node goes up and down from its middle over some shapes, as a share of it. */
function flat(what: string, shapes: readonly Shape[]): Goal {
  return {
    what: `cost per node, ${what}: up and down from the middle`,
    atMost: 0.3,
    unit: "",
    figure: (of) => {
      const costs = shapes.map(
        (shape) =>
          medianOf(of(place("orchestration", shape.name, "cpu-ms"), "moagraph")) /
          nodesOf(shape).length,
      );
      const [least, most] = [Math.min(...costs), Math.max(...costs)];
      return (most - least) / (most + least);
    },
  };
}
