import { collectGarbage } from "../../collect-garbage.js";
import { watchProcess } from "../../process-watch.js";
import { runCosts } from "../measure/run-costs.js";
import { runOften } from "../measure/run-often.js";
import type { Plan } from "../plan.js";
import { inProcess } from "../programs/in-process.js";
import { type Row, rowsOf } from "../report/row.js";
import type { Shape } from "../shape.js";

/**
 * Measures the cost of a run with models that cost nothing, the warnings of Node, and the heap
 * growth.
 */
export async function orchestration(plan: Plan): Promise<Row[]> {
  const rows: Row[] = [];
  for (const shape of plan.orchestration) rows.push(...(await costRows(shape, plan)));
  const widest = plan.orchestration.at(-1) ?? plan.usual;
  rows.push(...(await warningRows(widest)));
  return plan.runsOfOneGraph === undefined
    ? rows
    : [...rows, ...(await heapRows(plan.smallest, plan.runsOfOneGraph))];
}

const atOnce = async (): Promise<void> => {};

async function costRows(shape: Shape, plan: Plan): Promise<Row[]> {
  const { floor, "hand-written": handWritten, moagraph } = inProcess(shape, atOnce);
  const runs = {
    floor: floor.answer,
    moagraph: moagraph.answer,
    "hand-written": handWritten.answer,
  };
  const samples = await runCosts(runs, plan, ({ cpuMs }) => ({ "cpu-ms": cpuMs }));
  return rowsOf("orchestration", shape.name, samples);
}

async function warningRows(shape: Shape): Promise<Row[]> {
  const { moagraph } = inProcess(shape, atOnce);
  const watch = watchProcess();
  await moagraph.answer();
  await watch.end();
  const samples = new Map([["moagraph", [{ warnings: watch.warnings.length }]]] as const);
  return rowsOf("orchestration", shape.name, samples);
}

/** The first third of the runs only fills caches. */
async function heapRows(shape: Shape, runs: number): Promise<Row[]> {
  const { moagraph } = inProcess(shape, atOnce);
  await runOften(moagraph.answer, runs / 3);
  await collectGarbage();
  const before = process.memoryUsage().heapUsed;
  await runOften(moagraph.answer, runs);
  await collectGarbage();
  const growthKb = (process.memoryUsage().heapUsed - before) / 1000;
  const samples = new Map([["moagraph", [{ "heap-growth-kb": growthKb }]]] as const);
  return rowsOf("orchestration", shape.name, samples);
}
