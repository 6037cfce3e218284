import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { sampleStandardDeviation } from "@moagraph/eval";
import type { Cost } from "../../compare/measure/cost-of.js";
import type { AnnotatedModel, AnnotatedModels } from "./annotated-models.js";
import { foldsOf, isBaseline } from "./score-models.js";

/** The same fits by scikit-learn. */
export interface LiblinearFits {
  /** The version of scikit-learn. */
  readonly version: string;
  /** Of the fits alone. */
  readonly cost: Cost;
  /** The length-controlled win rate of each model in percent. The baseline is left out. */
  readonly lengthControlled: readonly number[];
}

// It has the same place beside the sources and beside what is built.
const program = fileURLToPath(
  new URL("../../../src/eval/scoring/fit-liblinear.py", import.meta.url),
);

/** The Python that has scikit-learn. Debian's package is for the system's own. `undefined` if there is none. */
export function pythonWithSklearn(): string | undefined {
  return ["python3", "/usr/bin/python3"].find(
    (python) => spawnSync(python, ["-c", "import sklearn"]).status === 0,
  );
}

/**
 * Fits the length control of all models except the baseline with liblinear, on the same folds.
 *
 * @throws {Error} If Python fails.
 */
export async function fitLiblinear(
  python: string,
  annotated: AnnotatedModels,
): Promise<LiblinearFits> {
  const child = spawn(python, [program], { stdio: ["pipe", "pipe", "inherit"] });
  const models = annotated.models.filter((model) => !isBaseline(model));
  // Without a listener, Python that fails before it reads would end the process.
  child.stdin
    .on("error", () => undefined)
    .end(JSON.stringify({ models: models.map((model) => trainingRows(model, annotated)) }));
  const output = await text(child.stdout);
  if (output === "") throw new Error(`${python} ended without figures.`);
  return JSON.parse(output) as LiblinearFits;
}

/** The rows of the gamed baselines, then those of the model. */
function trainingRows(model: AnnotatedModel, { gamed, difficulties }: AnnotatedModels): object {
  const { preferences, lengths, baselineLengths } = model;
  const deltas = lengths.map((length, row) => (baselineLengths[row] ?? 0) - length);
  const deviation = sampleStandardDeviation(deltas);
  const own = deltas.map((delta, row) => [
    Math.tanh(delta / (deviation ?? 1)),
    difficulties[row],
    1,
  ]);
  const features = [
    ...gamed.map((row) => [Math.tanh(row.stdDeltaLen), row.instructionDifficulty, 0]),
    ...own,
  ];
  return {
    own: own.length,
    features,
    labels: [
      ...gamed.map(({ preference }) => preference),
      ...preferences.map((preference) => (preference === 0 ? 0.5 : preference - 1)),
    ],
    weights: features.map((_, row) => (row < gamed.length ? 0.1 : 1)),
    folds: foldsOf(features.length),
  };
}
