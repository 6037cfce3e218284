import { startTestServerProcess } from "@moagraph/provider-kit/testing";
import { runCosts } from "../measure/run-costs.js";
import type { Plan } from "../plan.js";
import { overHttp } from "../programs/over-http.js";
import { shortText } from "../programs/texts.js";
import { type Row, rowsOf } from "../report/row.js";
import { latenciesMs, type Shape } from "../shape.js";

/**
 * Measures the cost of a run over HTTP. The vendor is a separate process, so its work does not
 * count.
 */
export async function http(plan: Plan): Promise<Row[]> {
  const rows: Row[] = [];
  for (const shape of plan.http) rows.push(...(await shapeRows(shape, plan)));
  return rows;
}

async function shapeRows(shape: Shape, plan: Plan): Promise<Row[]> {
  const server = await startTestServerProcess({ models });
  const programs = Object.entries(overHttp(shape, server.url));
  const runs = Object.fromEntries(programs.map(([variant, { answer }]) => [variant, answer]));
  try {
    const samples = await runCosts(runs, plan, ({ cpuMs, wallMs }) => ({
      "cpu-ms": cpuMs,
      "wall-ms": wallMs,
    }));
    return rowsOf("http", shape.name, samples);
  } finally {
    await server.close();
  }
}

const slowModels = Object.entries(latenciesMs).map(
  ([model, latencyMs]) => [model, { text: shortText, latencyMs }] as const,
);
const models = { ...Object.fromEntries(slowModels), "*": { text: shortText } };
