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

/** Runs of one repetition: one alone would vary as much as it costs. */
const runs = 3;

/**
 * What a streamed run costs whose answer is one word, and what one more token of its answer costs:
 * what a long answer takes beyond that one.
 */
export async function tokenRows({ usual, repetitions, answerTokens }: Plan): Promise<Row[]> {
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
    await interleave(contenders, Math.ceil(repetitions / 3));
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
