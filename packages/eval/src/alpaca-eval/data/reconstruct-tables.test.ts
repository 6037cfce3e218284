import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alpacaFolder, annotationsOf } from "../../../test/alpaca-data.js";
import { writeIn } from "../../../test/write-data.js";
import { readLengthControlTables } from "./read-length-control-tables.js";

const weights = { instructionDifficulty: 1.2, intercept: -0.5 };
const difficulties = [-1.5, 0, 0.25, 2];

const weightsTable = `,np.tanh(std_delta_len),instruction_difficulty,not_gamed_baseline.astype(float)
other,0,1,1
vicuna-13b-v1.5,-1.7,${weights.instructionDifficulty},${weights.intercept}
`;

/** A data folder with the annotations, and without the table. */
async function annotatedFolder(): Promise<string> {
  const folder = await alpacaFolder();
  await rm(join(folder, "alpaca_eval/glm"), { recursive: true });
  await writeIn(folder, "alpaca_eval/weights/baseline_gpt4_1106_preview.csv", weightsTable);
  const predicted = annotationsOf([1, 1, 2, 2], "vicuna-13b-v1.5").map((record, row) => {
    const z = weights.instructionDifficulty * difficulties[row]! + weights.intercept;
    return { ...record, glm_preference: 1 / (1 + Math.exp(-z)) };
  });
  await writeAnnotations(folder, "vicuna-13b-v1.5", predicted);
  for (const [at, model] of ["gpt4_1106_preview_verbose", "gpt4_1106_preview_concise"].entries()) {
    await writeAnnotations(folder, model, annotationsOf([1 + at, 1.5, 2 - at, 1.25], model));
  }
  return folder;
}

async function writeAnnotations(folder: string, model: string, records: object[]): Promise<void> {
  await writeIn(folder, `alpaca_eval/annotations/${model}.json`, JSON.stringify(records));
}

describe("reconstructTables", () => {
  test("recovers the difficulties from predictions, and the rows from annotations", async () => {
    const tables = await readLengthControlTables(await annotatedFolder());
    expect(tables).toMatchObject({ isReconstructed: true });
    difficulties.forEach((expected, at) =>
      expect(tables?.difficulties[at]).toBeCloseTo(expected, 12),
    );
    expect(tables?.gamed.map(({ preference }) => preference)).toEqual([
      0, 0.5, 1, 0.25, 1, 0.5, 0, 0.25,
    ]);
    // Lengths 10, 17, 12 and 19 against 9: the deviation is 4.203.
    expect(tables?.gamed[1]?.stdDeltaLen).toBeCloseTo(-8 / Math.sqrt(53 / 3), 12);
  });

  test("is not possible if one of the files is missing", async () => {
    const folder = await annotatedFolder();
    await rm(join(folder, "alpaca_eval/annotations/gpt4_1106_preview_concise.json"));
    expect(await readLengthControlTables(folder)).toBeUndefined();
  });

  test("names the file that does not belong to the others", async () => {
    const folder = await annotatedFolder();
    await writeAnnotations(
      folder,
      "gpt4_1106_preview_concise",
      annotationsOf([1, 2, 1], "gpt4_1106_preview_concise"),
    );
    await expect(readLengthControlTables(folder)).rejects.toThrow(
      "gpt4_1106_preview_concise.json: the file has 3 annotations, expected 4.",
    );
    await writeIn(
      folder,
      "alpaca_eval/weights/baseline_gpt4_1106_preview.csv",
      weightsTable.replace("vicuna", "llama"),
    );
    await expect(readLengthControlTables(folder)).rejects.toThrow(
      "the table has no row of vicuna-13b-v1.5.",
    );
  });
});
