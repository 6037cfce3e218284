import { readFile } from "node:fs/promises";
import { EvalDataError } from "../data/eval-data-error.js";
import { isRecord } from "../data/is-record.js";
import { parsedJson } from "../data/parsed-json.js";
import type { EvaluationResult } from "../results/evaluation-result.js";

/**
 * Reads a result that `writeResult` has written.
 *
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if the file is not a result.
 */
export async function readResult(file: string): Promise<EvaluationResult> {
  const value = parsedJson(await readFile(file, "utf8"));
  if (isResult(value)) return value;
  throw new EvalDataError({
    file,
    problem: "this is not a result of `moagraph eval`",
    hint: "Score again, or remove the file from the folder `results`.",
  });
}

const texts = ["name", "title"] as const;
const lists = ["tables", "plots", "notes"] as const;

function isResult(value: unknown): value is EvaluationResult {
  if (!isRecord(value)) return false;
  return (
    texts.every((key) => typeof value[key] === "string") &&
    lists.every((key) => Array.isArray(value[key]))
  );
}
