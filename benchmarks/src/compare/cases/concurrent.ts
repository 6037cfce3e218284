import { setTimeout } from "node:timers/promises";
import { collectGarbage } from "../../collect-garbage.js";
import { costOf } from "../measure/cost-of.js";
import { type Contenders, interleave } from "../measure/interleave.js";
import type { Sample } from "../measure/sample.js";
import type { Plan } from "../plan.js";
import { inProcess } from "../programs/in-process.js";
import type { Program, Variant } from "../programs/program.js";
import { type Row, rowsOf } from "../report/row.js";
import type { Shape } from "../shape.js";
import { createGate, type Gate } from "./gate.js";

/**
 * Measures many concurrent runs: their time beyond that of their calls, and the memory of a waiting
 * run.
 */
export async function concurrent(plan: Plan): Promise<Row[]> {
  const { usual, longRepetitions } = plan;
  const walls = await interleave(wallContenders(plan), longRepetitions);
  const memory = await interleave(memoryContenders(plan), longRepetitions);
  return [walls, memory].flatMap((samples) => rowsOf("concurrent", usual.name, samples));
}

function wallContenders({ usual, runsAtOnce, callMs }: Plan): Contenders {
  const programs = inProcess(usual, () => setTimeout(callMs));
  return contendersOf(programs, async (program) => {
    const { wallMs, cpuMs } = await costOf(() => allAtOnce(program, runsAtOnce));
    return { "wall-ms": wallMs, "cpu-ms": cpuMs };
  });
}

function memoryContenders({ usual, runsAtOnce }: Plan): Contenders {
  const gate = createGate();
  const programs = inProcess(usual, gate.pass);
  return contendersOf(programs, async (program) => ({
    "live-kb-per-run": (await liveKb(program, usual, gate, runsAtOnce)) / runsAtOnce,
  }));
}

function contendersOf(
  programs: Readonly<Partial<Record<Variant, Program>>>,
  measure: (program: Program) => Promise<Sample>,
): Contenders {
  const entries = Object.entries(programs);
  return Object.fromEntries(entries.map(([variant, each]) => [variant, () => measure(each)]));
}

function allAtOnce(program: Program, count: number): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, program.answer));
}

/** The maximum memory of all runs together, while every run waits for the calls of a layer. */
async function liveKb(program: Program, shape: Shape, gate: Gate, runs: number): Promise<number> {
  await collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const all = allAtOnce(program, runs);
  let mostBytes = 0;
  for (const { models } of shape.layers) {
    await gate.waiting(runs * models.length);
    await collectGarbage();
    mostBytes = Math.max(mostBytes, process.memoryUsage().heapUsed - before);
    gate.open();
  }
  await all;
  return mostBytes / 1000;
}
