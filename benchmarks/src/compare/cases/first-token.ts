import { startTestServerProcess } from "@moagraph/provider-kit/testing";
import { collectYoungGarbage } from "../../collect-garbage.js";
import { type Contenders, interleave } from "../measure/interleave.js";
import type { Plan } from "../plan.js";
import { overHttp } from "../programs/over-http.js";
import type { Program } from "../programs/program.js";
import { shortText } from "../programs/texts.js";
import { type Row, rowsOf } from "../report/row.js";

/** Models with the speed of fast real models, so that reading them adds no waiting time. */
const models = { "*": { text: shortText, latencyMs: 20, tokensPerSecond: 400 } };

/** Measures the time from the start of a run to the first token of its answer. */
export async function firstTokenRows(plan: Plan): Promise<Row[]> {
  const { usual, repetitions, warmUpMs } = plan;
  if (warmUpMs > 0) await warmUp(plan);
  const server = await startTestServerProcess({ models });
  const programs = Object.entries(overHttp(usual, server.url));
  const contenders: Contenders = Object.fromEntries(
    programs.map(([variant, program]) => [
      variant,
      async () => ({ "first-token-ms": await firstTokenMs(program) }),
    ]),
  );
  try {
    if (warmUpMs > 0) await interleave(contenders, Math.ceil(repetitions / 3));
    return rowsOf("stream", usual.name, await interleave(contenders, repetitions));
  } finally {
    await server.close();
  }
}

/**
 * Warms up every program with models that answer immediately. With the models of the measurement,
 * it would take minutes until the code is compiled as on a server.
 */
async function warmUp({ usual, warmUpMs }: Plan): Promise<void> {
  const server = await startTestServerProcess({ models: { "*": { text: shortText } } });
  try {
    for (const program of Object.values(overHttp(usual, server.url))) {
      const end = performance.now() + warmUpMs;
      do await firstTokenMs(program);
      while (performance.now() < end);
    }
  } finally {
    await server.close();
  }
}

/** Waits for the end of the run, so that it does not overlap with the next. */
async function firstTokenMs(program: Program): Promise<number> {
  await collectYoungGarbage();
  const begin = performance.now();
  const pieces = program.pieces()[Symbol.asyncIterator]();
  await pieces.next();
  const firstMs = performance.now() - begin;
  while ((await pieces.next()).done !== true);
  return firstMs;
}
