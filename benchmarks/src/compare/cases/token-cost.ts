import { startTestServerProcess } from "@moagraph/provider-kit/testing";
import { costOf } from "../measure/cost-of.js";
import { type Contenders, interleave } from "../measure/interleave.js";
import { runOften } from "../measure/run-often.js";
import type { Plan } from "../plan.js";
import { overHttp } from "../programs/over-http.js";
import type { Program } from "../programs/program.js";
import { shortText, textOf } from "../programs/texts.js";
import { type Row, rowsOf } from "../report/row.js";
import { ledBy } from "../shape.js";

/** Runs per repetition. A single run varies as much as it costs. */
const runs = 3;

/**
 * Measures the cost of a streamed run with a one-word answer, and the cost of one more token: that
 * of a long answer beyond it.
 */
export async function tokenRows(plan: Plan): Promise<Row[]> {
  const { usual, repetitions, answerTokens, warmUpMs } = plan;
  const models = {
    "*": { text: shortText },
    brief: { text: "Yes." },
    lengthy: { text: textOf(1 + answerTokens) },
  };
  const server = await startTestServerProcess({ models });
  const brief = overHttp(ledBy(usual, "brief"), server.url);
  const lengthy = overHttp(ledBy(usual, "lengthy"), server.url);
  const contenders: Contenders = Object.fromEntries(
    (Object.keys(brief) as (keyof typeof brief)[]).map((variant) => [
      variant,
      async () => {
        const baseMs = await cpuMsOf(brief[variant]);
        const cpuMs = await cpuMsOf(lengthy[variant]);
        return {
          "cpu-ms": baseMs,
          "cpu-us-per-token": ((cpuMs - baseMs) * 1000) / answerTokens,
        };
      },
    ]),
  );
  try {
    if (warmUpMs > 0) await interleave(contenders, Math.ceil(repetitions / 3));
    return rowsOf("stream", usual.name, await interleave(contenders, repetitions));
  } finally {
    await server.close();
  }
}

async function cpuMsOf(program: Program): Promise<number> {
  const { cpuMs } = await costOf(() => runOften(() => readAll(program), runs));
  return cpuMs / runs;
}

async function readAll(program: Program): Promise<void> {
  const pieces = program.pieces()[Symbol.asyncIterator]();
  while ((await pieces.next()).done !== true);
}
