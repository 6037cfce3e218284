/** The recorded answers of models, replayed by a test server through `moagraph eval generate`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { RequestMessage, TestRequest } from "@moagraph/provider-kit/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { createProject } from "./project.js";
import { startVendor } from "./vendor.js";

/** Public data that may not be published with this repository. Without it, the tests are skipped. */
const data = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

function rowsOf<Row>(file: string): Row[] {
  const content = readFileSync(join(data, file));
  const text = (file.endsWith(".gz") ? gunzipSync(content) : content).toString();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}

/** The answer that was recorded for a conversation, by the texts of its user. */
type Replay = ReadonlyMap<string, string>;

const keyOf = (turns: readonly string[]): string => JSON.stringify(turns);

function turnsOf(messages: readonly RequestMessage[] = []): string[] {
  return messages.filter(({ role }) => role === "user").map(({ content }) => String(content));
}

/** Runs `eval generate` with a model that replays, and returns the text of the benchmark's own file. */
async function generated(benchmark: string, replay: Replay, limit: number): Promise<string> {
  const vendor = await startVendor(({ body }: TestRequest) => {
    const text = replay.get(keyOf(turnsOf(body.messages)));
    if (text === undefined) throw new Error("No answer is recorded for this conversation.");
    return { text, bytesPerWrite: 1_021 };
  });
  const project = await createProject({});
  onTestFinished(async () => {
    await vendor.close();
    await project.remove();
  });
  const options = ["--out", "out", "--data", data, "--limit", String(limit), "--yes", "--json"];
  const run = await moagraph(["eval", "generate", benchmark, "openai:replay", ...options], {
    cwd: project.folder,
    env: vendor.env,
  });
  expect(run).toMatchObject({ exitCode: 0 });
  const { officialFile } = JSON.parse(run.stdout) as { readonly officialFile: string };
  return readFileSync(join(project.folder, officialFile), "utf8");
}

/** A text with its records and the order of their keys. */
function records(text: string): string[] {
  const lines = text.startsWith("[") ? (JSON.parse(text) as object[]) : linesOf(text);
  return lines.map((line) => JSON.stringify(line));
}

function linesOf(text: string): object[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
}

describe.skipIf(!existsSync(data))(
  "eval generate writes recorded answers (skipped without ../shared/data)",
  () => {
    test("as AlpacaEval's model_outputs.json", async () => {
      interface Instruction {
        readonly id: number;
        readonly instruction: string;
        readonly dataset: string;
      }
      const instructions = rowsOf<Instruction>("alpaca_eval/instructions.jsonl.gz").slice(0, 80);
      const file = "alpaca_eval/outputs/moa-repo_Qwen-72B-round-1.jsonl.gz";
      const rows = rowsOf<{ id: number; output: string }>(file);
      const outputs = new Map(rows.map(({ id, output }) => [id, output]));
      const due = instructions.map(({ id, instruction, dataset }) => ({
        instruction,
        dataset,
        output: outputs.get(id) ?? "",
        generator: "openai:replay",
      }));
      const replay = new Map(due.map(({ instruction, output }) => [keyOf([instruction]), output]));
      const text = await generated("alpaca-eval", replay, instructions.length);
      expect(records(text)).toEqual(due.map((record) => JSON.stringify(record)));
    });

    test("as MT-Bench's answers of two turns", async () => {
      interface Question {
        readonly question_id: number;
        readonly turns: readonly string[];
      }
      const questions = rowsOf<Question>("mt_bench/question.jsonl").slice(0, 30);
      const rows = rowsOf<{ question_id: number; turns: string[] }>(
        "mt_bench/answers_mistral-orpo-mix.jsonl.gz",
      );
      const answers = new Map(rows.map(({ question_id: id, turns }) => [id, turns]));
      const replay = new Map(
        questions.flatMap(({ question_id: id, turns }) =>
          turns.map((_, turn) => [keyOf(turns.slice(0, turn + 1)), answers.get(id)?.[turn] ?? ""]),
        ),
      );
      const written = linesOf(await generated("mt-bench", replay, questions.length));
      expect(
        written.map((record) => JSON.stringify({ ...record, answer_id: "", tstamp: 0 })),
      ).toEqual(
        questions.map(({ question_id: id }) =>
          JSON.stringify({
            question_id: id,
            answer_id: "",
            model_id: "openai:replay",
            choices: [{ index: 0, turns: answers.get(id) }],
            tstamp: 0,
          }),
        ),
      );
    });

    test("as FLASK's answers", async () => {
      const rows = rowsOf<{ question_id: number; text: string }>("flask/answers_chatgpt.jsonl.gz");
      const answers = new Map(rows.map(({ question_id: id, text }) => [id, text]));
      interface Item {
        readonly idx: number;
        readonly instruction: string;
      }
      const items = rowsOf<Item>("flask/flask_evaluation.jsonl.gz").slice(0, 60);
      const replay = new Map(
        items.map(({ idx, instruction }) => [keyOf([instruction]), answers.get(idx) ?? "none"]),
      );
      const text = await generated("flask", replay, items.length);
      expect(records(text)).toEqual(
        items.map(({ idx }) =>
          JSON.stringify({ question_id: idx, text: answers.get(idx) ?? "none" }),
        ),
      );
    });
  },
);
