import type { AnsweredRow } from "../answers/answer-row.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import type { Question } from "../benchmark/question.js";
import { filledText, textField } from "../data/fields.js";
import { checkFileKind } from "../data/file-kind.js";
import { findDataFile } from "../data/find-data-file.js";
import { readRecords } from "../data/read-records.js";

/**
 * AlpacaEval 2: 805 instructions from five data sets. The id of a question is its position, from 0.
 *
 * Its answers are written as `model_outputs.json`, in AlpacaEval's format. AlpacaEval prescribes no temperature: the
 * settings of the graph apply.
 *
 * @see arXiv 2404.04475; `generate_for_alpaca_eval.py` of togethercomputer/MoA
 */
export const alpacaEval: Benchmark = {
  name: "alpaca-eval",
  questions: readQuestions,
  settingsOf: () => ({}),
  officialFile: () => "model_outputs.json",
  officialFormat: "json-array",
  officialRecord,
};

async function* readQuestions(folder: string): AsyncGenerator<Question, void> {
  const file = await findDataFile(folder, {
    set: "alpaca-eval",
    stems: ["alpaca_eval/instructions", "alpaca_eval/outputs/gpt4_1106_preview"],
    endings: [".jsonl", ".json"],
  });
  let id = 0;
  for await (const record of readRecords(file)) {
    checkFileKind(record, "AlpacaEval's questions", "AlpacaEval's answers");
    const turns = [filledText(record, "instruction")];
    yield { id, turns, category: textField(record, "dataset"), record: record.value };
    id += 1;
  }
}

function officialRecord(
  { turns: [instruction], category: dataset }: Question,
  { turns: [output] }: AnsweredRow,
  generator: string,
): object {
  return { instruction, dataset, output, generator };
}
