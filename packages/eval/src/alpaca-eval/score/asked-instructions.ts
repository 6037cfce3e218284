import { EvalDataError } from "../../data/eval-data-error.js";
import { findOptionalFile } from "../../data/find-data-file.js";
import { alpacaBaseline, readAlpacaQuestions } from "../data/alpaca-questions.js";
import type { AlpacaAnnotation } from "./annotations.js";

/** AlpacaEval's instructions with their positions. */
export type Instructions = ReadonlyMap<string, number>;

/** The instructions of a data folder. `undefined` if it has none. @throws {@link EvalDataError} If they are broken. */
export async function readInstructions(folder: string): Promise<Instructions | undefined> {
  const file = await findOptionalFile(folder, {
    set: "alpaca-eval",
    stems: ["alpaca_eval/instructions", `alpaca_eval/outputs/${alpacaBaseline}`],
    endings: [".jsonl", ".json"],
  });
  if (file === undefined) return undefined;
  const positions = new Map<string, number>();
  for await (const { turns } of readAlpacaQuestions(folder)) {
    positions.set(turns[0] ?? "", positions.size);
  }
  return positions;
}

/** @throws {@link EvalDataError} With file and line, if an annotation is of an instruction that is not in the set. */
export function checkInstructions(
  file: string,
  annotations: readonly AlpacaAnnotation[],
  instructions: Instructions,
): void {
  const extra = annotations.find(({ instruction }) => !instructions.has(instruction));
  if (extra === undefined) return;
  throw new EvalDataError({
    file,
    line: extra.line,
    problem: "the instruction is not one of AlpacaEval's",
    hint: "Use the data folder that the answers were generated with, or remove the record.",
  });
}
