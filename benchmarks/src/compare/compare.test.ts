import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type CaseName, caseNames } from "./cases/case-name.js";
import { measureCase } from "./cases/measure-case.js";
import { exposeGc } from "./expose-gc.js";
import type { Plan } from "./plan.js";
import { thisMachine } from "./report/machine.js";
import { resultsTable } from "./report/results-table.js";
import type { Row } from "./report/row.js";
import { versions } from "./report/versions.js";
import { grid } from "./shape.js";

const tiny = grid(2, 2);

const shortest: Plan = {
  isQuick: true,
  repetitions: 1,
  longRepetitions: 1,
  warmUpMs: 0,
  batchMs: 0,
  orchestration: [tiny],
  http: [tiny],
  usual: tiny,
  smallest: tiny,
  answerTokens: 20,
  runsAtOnce: 3,
  callMs: 5,
  runsOfOneGraph: 3,
};

const overHttp = ["fetch", "sdk", "hand-written", "moagraph", "moagraph-chat-openai"];

const places: Readonly<Record<CaseName, readonly string[]>> = {
  orchestration: [
    "2x2 floor cpu-ms",
    "2x2 moagraph cpu-ms",
    "2x2 hand-written cpu-ms",
    "2x2 moagraph warnings",
    "2x2 moagraph heap-growth-kb",
  ],
  http: overHttp.flatMap((variant) => [`2x2 ${variant} cpu-ms`, `2x2 ${variant} wall-ms`]),
  stream: overHttp.flatMap((variant) => [
    `2x2 ${variant} first-token-ms`,
    `2x2 ${variant} cpu-ms`,
    `2x2 ${variant} cpu-us-per-token`,
  ]),
  concurrent: ["floor", "hand-written", "moagraph"].flatMap((variant) => [
    `2x2 ${variant} wall-ms`,
    `2x2 ${variant} cpu-ms`,
    `2x2 ${variant} live-kb-per-run`,
  ]),
  "cold-start": [
    "@moagraph/core/graph moagraph import-ms",
    "@langchain/langgraph hand-written import-ms",
    "@moagraph/core beyond it moagraph import-ms",
    "moagraph list floor wall-ms",
    "moagraph list moagraph wall-ms",
  ],
};

const rowSchema = z.strictObject({
  case: z.enum(caseNames),
  shape: z.string(),
  variant: z.enum(["floor", "fetch", "sdk", "hand-written", "moagraph", "moagraph-chat-openai"]),
  metric: z.string(),
  median: z.number(),
  spread: z.number(),
  unit: z.enum(["ms", "µs", "kB", ""]),
  ratioToHandWritten: z.number().nullable(),
  repetitions: z.literal(1),
});

const placeOf = ({ shape, variant, metric }: Row): string => [shape, variant, metric].join(" ");

describe("each case", () => {
  beforeAll(exposeGc);

  test.for(caseNames)("%s measures every program by every metric", async (name) => {
    const rows = await measureCase(name, shortest);
    expect(z.array(rowSchema).parse(rows)).toEqual(rows);
    expect(rows.map(placeOf).toSorted()).toEqual(places[name].toSorted());
    expect(resultsTable(rows).split("\n")).toHaveLength(2 + rows.length);
  });

  test("runs in a separate process, which returns its figures", async () => {
    // The process starts from what was built.
    const built = new URL("../../dist/compare/measure-apart.js", import.meta.url);
    const { measureApart } = (await import(built.href)) as typeof import("./measure-apart.js");
    const rows = await measureApart("orchestration", shortest);
    expect(rows.map(placeOf).toSorted()).toEqual(places.orchestration.toSorted());
    await expect(measureApart("no such case" as CaseName, shortest)).rejects.toThrow(
      "The case no such case ended without figures.",
    );
  });
});

describe("the context of the figures", () => {
  test("is the machine, and the versions of everything that was compared", () => {
    expect(thisMachine().processors).toBeGreaterThan(0);
    expect(Object.keys(versions())).toEqual([
      "node",
      "@moagraph/core",
      "@langchain/langgraph",
      "@langchain/core",
      "@langchain/openai",
      "openai",
    ]);
    expect(Object.values(versions()).every((version) => /^v?\d+\.\d+/.test(version))).toBe(true);
  });
});
