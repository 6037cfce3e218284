import { testFolder, writeIn, jsonLines } from "./write-data.js";

/** A small data folder in AlpacaEval's layout, made up for tests. */
export async function alpacaFolder(): Promise<string> {
  const folder = await testFolder();
  const instructions = alpacaInstructions.map((instruction, id) => ({
    id,
    dataset: id < 6 ? "one" : "two",
    instruction,
  }));
  await writeIn(folder, "alpaca_eval/instructions.jsonl.gz", jsonLines(...instructions));
  const outputs = alpacaInstructions.map((_, id) => ({ id, output: `Answer ${id}.` }));
  await writeIn(folder, "alpaca_eval/outputs/gpt4_1106_preview.jsonl", jsonLines(...outputs));
  await writeIn(folder, "alpaca_eval/alpaca_eval_clf.txt", template);
  await writeIn(folder, "alpaca_eval/glm/df_gamed_reconstructed.csv", gamedTable());
  await writeIn(folder, "alpaca_eval/leaderboard.csv", leaderboard);
  return folder;
}

/** The instructions of that folder. */
export const alpacaInstructions: readonly string[] = Array.from(
  { length: 12 },
  (_, id) => `Name ${id + 1} rivers of Europe.`,
);

const template = `<|im_start|>system
Judge.
<|im_end|>
<|im_start|>user
{instruction}
m: {output_1}
M: {output_2}
<|im_end|>`;

function gamedTable(): string {
  const rows = ["verbose", "concise"].flatMap((model, side) =>
    alpacaInstructions.map((_, index) => {
      const preference = side === 0 ? 0.8 : 0.2;
      return [model, index, preference, side === 0 ? -1.5 : 1.5, (index - 6) / 4, "False"].join(
        ",",
      );
    }),
  );
  const header = "model,index,preference,std_delta_len,instruction_difficulty,not_gamed_baseline";
  return `${[header, ...rows].join("\n")}\n`;
}

const leaderboard = `,win_rate,standard_error,n_total,avg_length,length_controlled_winrate,lc_standard_error
"strong, large",80.5,1.5,805,2000,75.25,0.5
weak,5,0.5,805,900,,
`;

/** Annotations of a system for the first instructions, as AlpacaEval's `annotations.json` has them. */
export function annotationsOf(preferences: readonly (number | null)[], system = "mine"): object[] {
  return preferences.map((preference, id) => ({
    instruction: alpacaInstructions[id],
    output_1: `Answer ${id}.`,
    generator_1: "gpt4_1106_preview",
    dataset: id < 6 ? "one" : "two",
    output_2: "x".repeat(10 + ((id * 7) % 12)),
    generator_2: system,
    annotator: "weighted_alpaca_eval_gpt4_turbo",
    preference,
  }));
}
