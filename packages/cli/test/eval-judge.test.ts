/** `moagraph eval` on a small benchmark in MT-Bench's format: generate, judge, score. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reply, TestRequest } from "@moagraph/provider-kit/testing";
import { afterAll, beforeAll, describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { createProject, type Project } from "./project.js";
import { startVendor, type Vendor } from "./vendor.js";

const lines = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

const questions = lines(
  { question_id: 1, category: "writing", turns: ["Write about tea.", "Now about mugs."] },
  { question_id: 2, category: "writing", turns: ["Write about rain.", "Now about hats."] },
);

const prompts = lines(
  ...["single-v1", "single-v1-multi-turn"].map((name) => ({
    name,
    system_prompt: "Rate.",
    prompt_template:
      name === "single-v1"
        ? "{question}\n{answer}"
        : "{question_1}\n{answer_1}\n{question_2}\n{answer_2}",
    output_format: "[[rating]]",
  })),
);

const references = lines({
  question_id: 3,
  model_id: "gpt-4",
  choices: [{ index: 0, turns: ["4", "5"] }],
});

/** The judge names no rating for mugs until it has learned to. */
let knowsMugs = false;
function reply({ model, body }: TestRequest): Reply {
  const text = String(body.messages?.at(-1)?.content);
  if (model !== "judge") return { text: `About ${text.split(" ").at(-1)}` };
  if (text.includes("mugs") && !knowsMugs) return { text: "Nice.", reasoning: "Rating: [[10]]" };
  return { text: "Good.\n\nRating: [[8]]" };
}

let vendor: Vendor;
let project: Project;
beforeAll(async () => {
  vendor = await startVendor(reply);
  project = await createProject({});
  const folder = join(project.folder, "eval-data/mt_bench");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "question.jsonl"), questions);
  await writeFile(join(folder, "judge_prompts.jsonl"), prompts);
  await writeFile(join(folder, "reference_answer_gpt-4.jsonl"), references);
  await run("generate", "mt-bench", "openai:poet", "--out", "poet", "--yes");
});
afterAll(() => Promise.all([vendor.close(), project.remove()]));

async function run(...args: readonly string[]): Promise<Outcome> {
  return moagraph(["eval", ...args], { cwd: project.folder, env: vendor.env });
}

function judged(): number {
  return vendor.journal.filter(({ model }) => model === "judge").length;
}

const judge = ["judge", "poet", "--judge", "openai:judge", "--yes"];

describe("eval judge", () => {
  test("asks for a lacking verdict once more, then counts it as unclear", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await run(...judge);
    expect(exitCode).toBe(0);
    expect(stdout).toBe("poet/judgments/openai-judge/openai-judge_single.jsonl\n");
    expect(stderr.slice(stderr.indexOf("3 of 4"))).toMatchInlineSnapshot(`
      "3 of 4 judgments have a verdict
      1 without a verdict:
        1:2: UNCLEAR_VERDICT: The judge was asked twice, and no reply has a verdict.
      next: moagraph eval score poet
      "
    `);
    expect(judged()).toBe(5);
    const { stdout: scores, stderr: notes } = await run("score", "poet", "--json");
    expect(JSON.parse(scores)).toMatchObject({ numbers: { average: 8, rows: 4, dropped: 1 } });
    expect(notes).toContain("wrote poet/results/mt-bench.md");
  });

  test("--retry-unclear asks only those again", async ({ expect }) => {
    knowsMugs = true;
    const { exitCode, stdout } = await run(...judge, "--retry-unclear", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ end: "complete", judged: 4, unclear: [] });
    expect(judged()).toBe(6);
    const file = "poet/judgments/openai-judge/openai-judge_single.jsonl";
    const official = await readFile(join(project.folder, file), "utf8");
    expect(
      official
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { score: number }).score),
    ).toEqual([8, 8, 8, 8]);
  });

  test("asks before it spends money", async ({ expect }) => {
    const { exitCode, stderr } = await run("judge", "poet", "--judge", "openai:gpt-4o");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error: `eval judge` asks before it spends money (estimate: $0.0");
  });

  test("needs the folder of a run", async ({ expect }) => {
    const { exitCode, stderr } = await run("judge", "eval-data", "--judge", "openai:judge");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^error: eval-data\/run\.json: the file does not exist\.\nhint: Pass a folder/,
    );
  });
});
