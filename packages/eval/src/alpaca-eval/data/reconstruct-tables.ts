import { join } from "node:path";
import { EvalDataError } from "../../data/eval-data-error.js";
import { numberField } from "../../data/fields.js";
import { findOptionalFile } from "../../data/find-data-file.js";
import { readRecords } from "../../data/read-records.js";
import {
  difficultiesFromPredictions,
  type GamedAnnotations,
  gamedRowsOf,
} from "../../length-control/reconstruction.js";
import type { LengthControlWeights } from "../../length-control/variant.js";
import { readAnnotations } from "../score/annotations.js";
import { csvNumber, csvRows } from "./csv-rows.js";
import type { LengthControlTables } from "./length-control-tables.js";

/** The model whose published annotations have the predictions of the length control. */
const predictedModel = "vicuna-13b-v1.5";
/** In the order of AlpacaEval's table. */
const gamedModels = ["gpt4_1106_preview_verbose", "gpt4_1106_preview_concise"];

/**
 * Reconstructs the tables of the length control, whose official files are in no repository.
 *
 * The difficulties follow from the predictions in the annotations of one model and its published coefficients. They
 * reproduce the published length-controlled win rates of 199 models from their coefficients, mostly to 1e-9
 * points. The rows of the gamed baselines are those of their published annotations. Fits of 39
 * models differ from the published ones by 0.1 points in the median, and by at most 0.4.
 *
 * @param folder - A data folder with `alpaca_eval/annotations/<model>.json` of three models, and
 *   `alpaca_eval/weights/baseline_gpt4_1106_preview.csv`.
 * @returns `undefined` if one of these files is missing.
 * @throws {@link EvalDataError} With file and line, if a file is broken, or they do not belong together.
 * @example
 * ```ts
 * import { reconstructTables } from "@moagraph/eval";
 *
 * async function canReconstruct(folder: string): Promise<boolean> {
 *   return (await reconstructTables(folder)) !== undefined;
 * }
 * ```
 */
export async function reconstructTables(folder: string): Promise<LengthControlTables | undefined> {
  const files = await Promise.all(
    [predictedModel, ...gamedModels].map((model) => annotationFile(folder, model)),
  );
  const weightsFile = await findOptionalFile(folder, {
    set: "alpaca-eval",
    stems: ["alpaca_eval/weights/baseline_gpt4_1106_preview"],
    endings: [".csv"],
  });
  const found = files.filter((file) => file !== undefined);
  const [predicted, ...gamed] = found;
  if (found.length < files.length || predicted === undefined || weightsFile === undefined)
    return undefined;
  const predictions = await readPredictions(predicted);
  const difficulties = difficultiesFromPredictions(predictions, await readWeights(weightsFile));
  const rows = await Promise.all(gamed.map((file) => gamedAnnotations(file, difficulties.length)));
  return {
    file: join(folder, "alpaca_eval/annotations"),
    gamed: rows.flatMap((annotations) => gamedRowsOf(annotations, difficulties)),
    difficulties,
    isReconstructed: true,
  };
}

function annotationFile(folder: string, model: string): Promise<string | undefined> {
  const stems = [`alpaca_eval/annotations/${model}`];
  return findOptionalFile(folder, { set: "alpaca-eval", stems, endings: [".json"] });
}

async function readPredictions(file: string): Promise<number[]> {
  const predictions: number[] = [];
  for await (const record of readRecords(file)) {
    predictions.push(numberField(record, "glm_preference"));
  }
  return predictions;
}

async function readWeights(file: string): Promise<LengthControlWeights> {
  const row = (await csvRows(file)).find(({ value }) => value[""] === predictedModel);
  if (row === undefined) throw noWeights(file);
  return {
    tanhStdDeltaLen: csvNumber(row, "np.tanh(std_delta_len)"),
    instructionDifficulty: csvNumber(row, "instruction_difficulty"),
    intercept: csvNumber(row, "not_gamed_baseline.astype(float)"),
  };
}

async function gamedAnnotations(file: string, instructions: number): Promise<GamedAnnotations> {
  const annotations = await readAnnotations({ file });
  if (annotations.length !== instructions) throw otherCount(file, annotations.length, instructions);
  return {
    preferences: annotations.map(({ preference }) => preference ?? Number.NaN),
    lengths: annotations.map(({ length }) => length),
    baselineLengths: annotations.map(({ baselineLength }) => baselineLength),
  };
}

function noWeights(file: string): EvalDataError {
  return new EvalDataError({
    file,
    problem: `the table has no row of ${predictedModel}`,
    hint: "Download it again: moagraph eval fetch alpaca-eval.",
  });
}

function otherCount(file: string, found: number, expected: number): EvalDataError {
  return new EvalDataError({
    file,
    problem: `the file has ${found} annotations, expected ${expected}`,
    hint: "Download the files again: moagraph eval fetch alpaca-eval.",
  });
}
