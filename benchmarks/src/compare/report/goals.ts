import type { Variant } from "../programs/program.js";
import { criticalPathMs, crossing, grid, nodesOf, type Shape, unequal } from "../shape.js";
import type { Figures, Place } from "./figures.js";

/** A goal: an upper limit for a figure. */
export interface Goal {
  readonly what: string;
  readonly atMost: number;
  readonly unit: "" | "ms" | "kB";
  /** NaN if a required figure was not measured. */
  readonly figure: (figures: Figures) => number;
}

const usual = "3x6";

/** All goals. */
export const goals: readonly Goal[] = [
  toHandWritten("orchestration CPU, 3x6", 0.35, place("orchestration", "3x6", "cpu-ms")),
  toHandWritten("orchestration CPU, 3x50", 0.25, place("orchestration", "3x50", "cpu-ms")),
  toHandWritten("orchestration CPU, 3x200", 0.03, place("orchestration", "3x200", "cpu-ms")),
  ...overHttp("moagraph"),
  ...overHttp("moagraph-chat-openai"),
  toHandWritten("many runs at once, wall, 3x6", 0.45, place("concurrent", usual, "wall-ms")),
  toHandWritten(
    "many runs at once, live memory, 3x6",
    0.6,
    place("concurrent", usual, "live-kb-per-run"),
  ),
  ours(
    // No growth, except for the variation of heap measurements.
    "heap growth over many runs of one graph",
    100,
    "kB",
    place("orchestration", "2x3", "heap-growth-kb"),
  ),
  flat("13 to 201 nodes", [grid(3, 6), grid(4, 12), grid(3, 50), grid(3, 100)]),
  flat("2 to 20 layers", [grid(2, 6), grid(3, 6), grid(20, 6)]),
  ours("warnings, 3x200", 0, "", place("orchestration", "3x200", "warnings")),
  inTime("unequal branches", unequal),
  inTime("branches that cross", crossing),
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
    place("cold-start", "@moagraph/core beyond it", "import-ms"),
  ),
  {
    what: "moagraph list, if `node -e 0` takes 40 ms",
    atMost: 250,
    unit: "ms",
    figure: (of) => {
      const list = place("cold-start", "moagraph list", "wall-ms");
      return (medianOf(of(list, "moagraph")) * 40) / medianOf(of(list, "floor"));
    },
  },
];

/** The goals over HTTP, with our client for OpenAI or with `ChatOpenAI`. */
function overHttp(variant: Variant): Goal[] {
  const client = variant === "moagraph" ? "our client" : "ChatOpenAI";
  const cpu = place("http", usual, "cpu-ms");
  const first = place("stream", usual, "first-token-ms");
  const token = place("stream", usual, "cpu-us-per-token");
  const goal = (what: string, atMost: number, figure: Goal["figure"]): Goal => ({
    what: `${what}, 3x6, ${client}`,
    atMost,
    unit: "",
    figure,
  });
  return [
    goal("CPU over HTTP: ours / hand-written", 0.75, ratioOf(cpu, variant)),
    goal(
      "CPU over HTTP: ours / fetch",
      3.3,
      (of) => medianOf(of(cpu, variant)) / medianOf(of(cpu, "fetch")),
    ),
    goal("first token, time beyond fetch's: ours / hand-written", 0.4, (of) => {
      const bare = medianOf(of(first, "fetch"));
      return (medianOf(of(first, variant)) - bare) / (medianOf(of(first, "hand-written")) - bare);
    }),
    goal("CPU per streamed token: ours / hand-written", 0.5, ratioOf(token, variant)),
  ];
}

function inTime(what: string, shape: Shape): Goal {
  return {
    what: `${what}, wall: ours / critical path`,
    atMost: 1.05,
    unit: "",
    figure: (of) =>
      medianOf(of(place("http", shape.name, "wall-ms"), "moagraph")) / criticalPathMs(shape),
  };
}

function ratioOf(at: Place, variant: Variant): Goal["figure"] {
  return (of) => of(at, variant)?.ratioToHandWritten ?? Number.NaN;
}

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
    figure: ratioOf(at, "moagraph"),
  };
}

/** The variation of our cost per node over some shapes, relative to its middle. */
function flat(what: string, shapes: readonly Shape[]): Goal {
  return {
    what: `cost per node, ${what}: variation around the middle`,
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
