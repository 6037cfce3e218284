import type { Question } from "../../benchmark/question.js";
import type { DataRecord } from "../../data/data-record.js";
import { filledText, optionalText, wholeField } from "../../data/fields.js";
import { checkFileKind } from "../../data/file-kind.js";
import { findDataFile } from "../../data/find-data-file.js";
import { readRecords } from "../../data/read-records.js";
import { UniqueIds } from "../../data/unique-ids.js";

/** The model that AlpacaEval 2 compares with. */
export const alpacaBaseline = "gpt4_1106_preview";

/**
 * Reads AlpacaEval's instructions from a data folder, in published order.
 *
 * They are in `alpaca_eval/instructions.jsonl`, or in the baseline's outputs. The id of a question is its
 * position, from 0.
 *
 * @param folder - The data folder.
 * @throws {@link EvalDataError} With file and line, if there is no such file, a record has no instruction, or an
 *   instruction comes twice.
 */
export async function* readAlpacaQuestions(folder: string): AsyncGenerator<Question, void> {
  const file = await findDataFile(folder, {
    set: "alpaca-eval",
    stems: ["alpaca_eval/instructions", `alpaca_eval/outputs/${alpacaBaseline}`],
    endings: [".jsonl", ".json"],
  });
  const seen = { ids: new UniqueIds(), instructions: new UniqueIds() };
  let position = 0;
  for await (const record of readRecords(file)) {
    checkFileKind(record, "AlpacaEval's questions", "AlpacaEval's answers");
    const question = questionOf(record, position);
    seen.ids.add(question.id, record);
    seen.instructions.add(question.turns[0] ?? "", record);
    yield question;
    position++;
  }
}

function questionOf(record: DataRecord, position: number): Question {
  const id = "id" in record.value ? wholeField(record, "id") : position;
  const category = optionalText(record, "dataset");
  const turns = [filledText(record, "instruction")];
  return { id, turns, record: record.value, ...(category !== undefined && { category }) };
}
