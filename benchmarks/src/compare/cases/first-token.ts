import { startTestServerProcess } from "@moagraph/provider-kit/testing";
import { collectYoungGarbage } from "../../collect-garbage.js";
import { type Contenders, interleave } from "../measure/interleave.js";
import type { Plan } from "../plan.js";
import { overHttp } from "../programs/over-http.js";
import type { Program } from "../programs/program.js";
import { shortText } from "../programs/texts.js";
import { type Row, rowsOf } from "../report/row.js";

/** Models that speak as fast as quick ones do, so that reading them costs no waiting by itself. */
const models = { "*": { text: shortText, latencyMs: 20, tokensPerSecond: 400 } };

/** From the start of a run to the first token of its answer. */
export async function firstTokenRows(plan: Plan): Promise<Row[]> {
  const { usual, repetitions } = plan;
  await warmUp(plan);
  const server = await startTestServerProcess({ models });
  const programs = Object.entries(overHttp(usual, server.url));
  const contenders: Contenders = Object.fromEntries(
    programs.map(([variant, program]) => [
      variant,
      async () => ({ "first-token-ms": await firstTokenMs(program) }),
    ]),
  );
  try {
    await interleave(contenders, Math.ceil(repetitions / 3));
    return rowsOf("stream", usual.name, await interleave(contenders, repetitions));
  } finally {
    await server.close();
  }
}

/**
 * Runs every program over models that answer at once: at the pace of those that are measured, it would
 * take minutes until code that a server runs all day is compiled.
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

/** Lets the run end, too: the next one is not to meet it. */
async function firstTokenMs(program: Program): Promise<number> {
  await collectYoungGarbage();
  const begin = performance.now();
  const pieces = program.pieces()[Symbol.asyncIterator]();
  await pieces.next();
  const firstMs = performance.now() - begin;
  while ((await pieces.next()).done !== true);
  return firstMs;
}
