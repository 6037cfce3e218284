// `npx tsx apps/docs/pictures/draw-plots.ts` draws the plots of the pages about evaluation into
// apps/docs/public/plots, after a build. The judgments are made up; published rows are the published ones.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  alpacaEvalScore,
  type EvaluationResult,
  flaskDifficulties,
  flaskScore,
  flaskSkills,
  mtBenchScore,
  plotSvg,
} from "@moagraph/eval";

const kept = fileURLToPath(new URL("../public/plots/", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "moagraph-plots-"));
await mkdir(kept, { recursive: true });
try {
  await draw(await alpacaEvalScore({ file: await annotations(), dataFolder: folder }));
  await draw(await mtBenchScore({ file: await ratings() }));
  await draw(await flaskScore({ file: await reviews() }));
} finally {
  await rm(folder, { recursive: true });
}

async function draw({ name, plots }: EvaluationResult): Promise<void> {
  for (const plot of plots) await writeFile(join(kept, `${name}-${plot.name}.svg`), plotSvg(plot));
}

async function annotations(): Promise<string> {
  const rows = numbersTo(40).map((number) => ({
    instruction: `Instruction ${number}`,
    dataset: "made-up",
    generator_1: "gpt4_1106_preview",
    output_1: "A text. ".repeat(200),
    generator_2: "panel",
    output_2: "A text. ".repeat(150 + 10 * (number % 12)),
    annotator: "weighted_alpaca_eval_gpt4_turbo",
    preference: 1 + ((number * 37) % 100) / 85,
  }));
  const capped = rows.map((row) => ({ ...row, preference: Math.min(2, row.preference) }));
  await write(
    "alpaca_eval/instructions.jsonl",
    lines(rows.map(({ instruction, dataset }) => ({ instruction, dataset }))),
  );
  await write(
    "alpaca_eval/leaderboard.csv",
    [
      ",win_rate,standard_error,n_total,avg_length",
      "Together-MoA,59.8688,1.4343,805,1825",
      "Together-MoA-Lite,56.5930,1.4465,805,1968",
      "gpt-4o-2024-05-13,51.3276,1.4700,805,1873",
      "gpt4_1106_preview,50.0,0.0,805,2049",
      "Qwen1.5-110B-Chat,33.7771,1.3776,805,1631",
      "Qwen1.5-72B-Chat,26.4983,1.3042,805,1549",
    ].join("\n"),
  );
  return write("annotations.json", JSON.stringify(capped));
}

/** Two turns of MT-Bench's 80 questions. */
async function ratings(): Promise<string> {
  const turns = numbersTo(80).flatMap((number) => [1, 2].map((turn) => ({ number, turn })));
  const records = turns.map(({ number, turn }) => ({
    question_id: 80 + number,
    model: "panel",
    turn,
    score: 10 - ((number * 7 + turn * 3) % 5) - (number > 20 && number <= 50 ? 2 : 0),
  }));
  return write("gpt-4_single.jsonl", lines(records));
}

async function reviews(): Promise<string> {
  const records = numbersTo(60).map((idx) => ({
    idx,
    score: Object.fromEntries(
      [0, 4, 7].map((step) => {
        const at = (idx + step) % flaskSkills.length;
        return [flaskSkills[at], 5 - ((idx * at + step) % 3)];
      }),
    ),
    domain: [["Humanities", "Natural Science", "Coding"][idx % 3]],
    difficulty: flaskDifficulties[idx % flaskDifficulties.length],
  }));
  return write("panel.jsonl", lines(records));
}

function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

function lines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
