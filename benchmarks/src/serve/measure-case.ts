import { setTimeout } from "node:timers/promises";
import type { BenchHost } from "./bench-host.js";
import { type Figures, figuresOf } from "./figures.js";
import { askGraph, askPlain } from "./load/ask.js";
import { keepStreams, type Load } from "./load/keep-streams.js";
import { MeasuredServers } from "./measured-servers.js";
import type { Pace } from "./pace.js";
import type { ServedCase } from "./served-case.js";

/** How a case is measured. */
export interface Measurement {
  readonly pace: Pace;
  readonly load: Load;
  /** When memory is measured, in milliseconds after the start. Default: it is not. */
  readonly memoryAtMs?: number;
  /** The load before, with fast models: Node compiles the code then. */
  readonly warmUp: Load;
}

/** Models whose time hardly counts. */
const fastModels = { firstTokenMs: 20, tokensPerSecond: 1000 } as const;

/** Measures a case in processes of its own. */
export async function measureCase(
  host: BenchHost,
  served: ServedCase,
  { pace, load, memoryAtMs, warmUp }: Measurement,
): Promise<Figures> {
  await host.setPace({ ...fastModels, tokens: pace.tokens });
  const servers = await MeasuredServers.start(host, served);
  const ask = served.program === "fetch" ? askPlain : askGraph(served.streamMode ?? answerOnly);
  const target = { urls: servers.urls, ask };
  try {
    await keepStreams(warmUp, { ...target, name: "warm" });
    await host.setPace(pace);
    const before = await servers.usage("heap");
    const startMs = performance.now();
    const [runs, peak] = await Promise.all([
      keepStreams(load, { ...target, name: "run" }),
      memoryAtMs === undefined
        ? undefined
        : setTimeout(memoryAtMs).then(() => servers.usage("heap")),
    ]);
    const elapsedMs = performance.now() - startMs;
    const after = await servers.usage("usage");
    return figuresOf({
      served,
      pace,
      load,
      shape: host.shape,
      runs,
      before,
      peak,
      after,
      elapsedMs,
    });
  } finally {
    await servers.stop();
  }
}

const answerOnly = ["messages-tuple"];
