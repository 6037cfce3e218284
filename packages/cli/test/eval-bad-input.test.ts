/** Faults of data files, as `moagraph eval` reports them: file, line, and what to do. */
import { afterAll, beforeAll, describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { createProject, type Project } from "./project.js";

const question = (id: number): object => ({ id, question: `Question ${id}?`, answer: "1" });
const lines = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");
const annotation = (id: number, preference: number | null): object => ({
  instruction: `Instruction ${id}`,
  output_1: "One.",
  generator_1: "gpt4_1106_preview",
  output_2: "Two.",
  generator_2: "mine",
  preference,
});
const list = (...records: readonly object[]): string => JSON.stringify(records, undefined, 1);
const rating = (id: number): object => ({
  question_id: id,
  model: "mine",
  judge: ["gpt-4", "single-v1"],
  judgment: "[[9]]",
  score: 9,
  turn: 1,
});

const files = {
  "bom.jsonl": `\uFEFF${lines(question(1), question(2)).replaceAll("\n", "\r\n")}`,
  "cut.jsonl": `${lines(question(1))}{"id":2,"quest`,
  "cut-ratings.jsonl": `${lines(rating(81))}{"question_id":82`,
  "double.jsonl": lines(question(1), question(1)),
  "none.jsonl": "\n\n",
  "nan.json": list(annotation(1, 1.5)).replace("1.5", "NaN"),
  "null.json": list(annotation(1, 1.5), annotation(2, null)),
  "other.jsonl": lines({ question_id: 81, category: "writing", turns: ["One?", "Two?"] }),
  "range.json": list(annotation(1, 7)),
  "blank.jsonl": lines(question(1), { id: 2, question: " " }),
  "answers.jsonl": lines({ question_id: 81, answer_id: "x", model_id: "mine", choices: [] }),
} as const;

let project: Project;
beforeAll(async () => {
  project = await createProject(files);
});
afterAll(() => project.remove());

async function run(...args: readonly string[]) {
  return moagraph(["eval", ...args], { cwd: project.folder });
}

describe("moagraph eval names file, line and what to do", () => {
  test.for([
    ["score", "nan.json", 2, /NaN or Infinity.*\nhint: Find out why the value is missing/],
    ["score", "null.json", 10, /`preference` is null.*\nhint: Judge this instruction again/],
    ["score", "range.json", 2, /`preference` is 7, expected a number from 1 to 2/],
    ["score", "cut-ratings.jsonl", 2, /the last line is cut off.*\nhint: /],
    ["score", "answers.jsonl", 1, /the record is from MT-Bench's answers, expected judgments/],
    ["generate", "cut.jsonl", 2, /the last line is cut off.*\nhint: .*remove the line/],
    ["generate", "double.jsonl", 2, /the id 1 is already in line 1/],
    ["generate", "blank.jsonl", 2, /`question` is a blank text/],
    ["generate", "other.jsonl", 1, /the record is from MT-Bench's questions/],
  ] as const)("%s %s, line %i", async ([command, file, line, fault], { expect }) => {
    const target = command === "generate" ? ["simulated:owl", "--out", `out-${file}`] : [];
    const { exitCode, stdout, stderr } = await run(command, file, ...target, "--json");
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "INVALID_EVAL_DATA" } });
    expect(stderr).toContain(`error: ${file}, line ${line}: `);
    expect(stderr).toMatch(fault);
  });

  test("a file without questions", async ({ expect }) => {
    const { exitCode, stderr } = await run("generate", "none.jsonl", "simulated:owl", "--out", "o");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: none\.jsonl: the file has no question\.\nhint: Write one/);
  });

  test("a benchmark that was not downloaded", async ({ expect }) => {
    const { exitCode, stderr } = await run("generate", "mt-bench", "simulated:owl", "--out", "o");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^error: eval-data: the folder has none of the files mt_bench\/question/,
    );
    expect(stderr).toContain("hint: Download it: moagraph eval fetch mt-bench.");
  });

  test("but reads a file with a byte order mark and CRLF", async ({ expect }) => {
    const options = ["simulated:owl", "--out", "bom", "--json"];
    const { exitCode, stdout } = await run("generate", "bom.jsonl", ...options);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ answered: 2, failed: [], error: null });
  });

  test("and a name that is neither a benchmark nor a file", async ({ expect }) => {
    const { exitCode, stderr } = await run("generate", "mtbench", "simulated:owl", "--out", "o");
    expect({ exitCode, stderr }).toMatchInlineSnapshot(`
      {
        "exitCode": 2,
        "stderr": "error: There is no benchmark or file \`mtbench\`.
      hint: Did you mean \`mt-bench\`?
      ",
      }
    `);
    const folder = await run("score", "nowhere");
    expect({ exitCode: folder.exitCode, stderr: folder.stderr }).toMatchInlineSnapshot(`
      {
        "exitCode": 2,
        "stderr": "error: There is no folder or file \`nowhere\`.
      hint: Pass the folder of a run that was judged, or a benchmark's file of judgments.
      ",
      }
    `);
  });
});
