import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { EvalDataError } from "../../data/eval-data-error.js";
import { isRecord } from "../../data/is-record.js";
import { parsedJson } from "../../data/parsed-json.js";
import type { Qualities } from "./quality.js";
import { qualitiesIn } from "./qualities-in.js";

/**
 * Reads the scores in the results folder of a run. Results of analyses are not scores and are passed over.
 *
 * @returns No scores if there is no such folder.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` If a file is no result.
 */
export async function readQualities(folder: string): Promise<Qualities> {
  const names = (await readdir(folder).catch(noFolder)).filter((name) => name.endsWith(".json"));
  const found = await Promise.all(names.toSorted().map((name) => readQuality(join(folder, name))));
  return Object.assign({}, ...found) as Qualities;
}

async function readQuality(file: string): Promise<Qualities> {
  const result = parsedJson(await readFile(file, "utf8"));
  if (isRecord(result) && isRecord(result["numbers"]) && typeof result["name"] === "string") {
    return qualitiesIn(result["name"], result["numbers"]);
  }
  throw new EvalDataError({
    file,
    problem: "the file is no result of a score or an analysis",
    hint: "Remove the file, and score the run again with `moagraph eval score`.",
  });
}

function noFolder(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
