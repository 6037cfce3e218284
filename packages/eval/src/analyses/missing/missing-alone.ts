import { modelAlone, runShape } from "../runs/run-shape.js";
import type { ScoredRun } from "../runs/scored-run.js";
import { type MissingRun, missingRun, type MissingRunOptions } from "./missing-run.js";
import { aloneGraph } from "./new-graphs.js";
import { settingOf } from "./run-setting.js";

/** The runs in which the proposing models answer alone, as far as they are not there. */
export function missingAlone(runs: readonly ScoredRun[], options: MissingRunOptions): MissingRun[] {
  const { models, sampling, asked } = settingOf(runs);
  const known = new Set(runs.map(({ graph }) => modelAlone(runShape(graph))));
  return models
    .filter((model) => !known.has(model))
    .map((model) => missingRun(aloneGraph(model, sampling), asked, options));
}
