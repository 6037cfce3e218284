/** `moagraph eval` from questions to a report, with models on a test server. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reply, RequestMessage, TestRequest } from "@moagraph/provider-kit/testing";
import { afterAll, beforeAll, describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { type Outcome, outcomeOf, start } from "./moagraph.js";
import { createProject, type Project } from "./project.js";
import { startVendor, type Vendor } from "./vendor.js";

const questions = [
  { id: 1, question: "What is 2 + 2?", answer: "4" },
  { id: 2, question: "What is 3 + 3?", answer: "6" },
  { id: 3, question: "What is 4 + 4?", answer: "8" },
];

const textOf = (messages: readonly RequestMessage[] = []): string =>
  messages.map(({ content }) => String(content)).join("\n");

/** `good` is right, `bad` is wrong, `flaky` fails on one question until it is healthy. */
let isHealthy = false;
function reply({ model, body }: TestRequest): Reply {
  const text = textOf(body.messages);
  if (model === "mumbles") return { text: "Hmm." };
  if (model === "judge") return { text: judgeReply(text), reasoning: "Verdict: 2" };
  if (model === "bad") return { text: "The answer is 5." };
  if (model === "flaky" && !isHealthy && text.includes("3 + 3")) {
    return { fault: { status: 400, message: "I do not like threes." } };
  }
  const known = questions.find(({ question }) => text.includes(question));
  return { text: `The answer is ${known?.answer ?? "unknown"}.` };
}

/** The first answer wins unless it is the wrong one. */
function judgeReply(prompt: string): string {
  const first = prompt.slice(prompt.indexOf("<answer-1>"), prompt.indexOf("</answer-1>"));
  return `They differ.\nVerdict: ${first.includes("is 5.") ? "2" : "1"}`;
}

let vendor: Vendor;
let project: Project;
beforeAll(async () => {
  vendor = await startVendor(reply);
  const text = questions.map((each) => `${JSON.stringify(each)}\n`).join("");
  project = await createProject({ "mine.jsonl": text });
});
afterAll(() => Promise.all([vendor.close(), project.remove()]));

const options = (): { cwd: string; env: Readonly<Record<string, string>> } => ({
  cwd: project.folder,
  env: vendor.env,
});

async function run(...args: readonly string[]): Promise<Outcome> {
  return moagraph(["eval", ...args], options());
}

function calls(model: string): number {
  return vendor.journal.filter((entry) => entry.model === model).length;
}

describe("eval generate", () => {
  test("asks before it spends money, and needs --yes without a terminal", async ({ expect }) => {
    const refused = await run("generate", "mine.jsonl", "openai:gpt-4o", "--out", "asks");
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(refused.stderr.replaceAll(/^note: .*\n/gm, "")).toMatchInlineSnapshot(`
      "openai:gpt-4o, questions: 3 questions
      estimate: 3 calls, 24 tokens in, 1,200 out, $0.0121
      error: \`eval generate\` asks before it spends money (estimate: $0.0121), and there is no terminal to ask on.
      hint: Add --yes to go ahead, and --max-cost-usd to limit the cost.
      "
    `);
    expect(calls("gpt-4o")).toBe(0);
    expect(existsSync(join(project.folder, "asks"))).toBe(false);
  });

  test("lists what failed, and asks only that again", async ({ expect }) => {
    const command = ["generate", "mine.jsonl", "openai:flaky", "--out", "flaky", "--yes"];
    const first = await run(...command);
    expect(first.exitCode).toBe(1);
    expect(first.stderr.slice(first.stderr.indexOf("openai:flaky: 2 of"))).toMatchInlineSnapshot(`
      "openai:flaky: 2 of 3 questions answered
      1 question failed:
        2: ANSWER_FAILED: Node \`model\` (openai:flaky) gave no answer: INVALID_REQUEST: openai:flaky rejected the request as invalid (400): I do not like threes.
      error: 1 of 3 questions failed.
      hint: Fix what they report, then run the same command with --retry-failed: only they are asked again.
      "
    `);
    expect(calls("flaky")).toBe(3);
    isHealthy = true;
    const second = await run(...command, "--retry-failed", "--json");
    expect(second.exitCode).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({
      folder: "flaky",
      system: "openai:flaky",
      end: "complete",
      answered: 3,
      officialFile: "flaky/answers/openai-flaky.jsonl",
      error: null,
    });
    expect(calls("flaky")).toBe(4);
  });

  test("refuses another run in the same folder before it asks about money", async ({ expect }) => {
    await run("generate", "mine.jsonl", "openai:good", "--out", "taken", "--yes");
    const other = await run("generate", "mine.jsonl", "openai:bad", "--out", "taken");
    expect(other).toMatchObject({ exitCode: 2, stdout: "" });
    expect(other.stderr).toContain("error: taken has another run: ");
  });

  test("keeps what had arrived when it is stopped", async ({ expect }) => {
    const slow = { SIMULATED_FIRST_TOKEN_MS: "10", SIMULATED_TOKENS_PER_SECOND: "20" };
    const many = Array.from({ length: 40 }, (_, id) => ({ id, question: `Question ${id}?` }));
    const own = await createProject({
      "many.jsonl": many.map((each) => `${JSON.stringify(each)}\n`).join(""),
    });
    const command = ["generate", "many.jsonl", "simulated:owl", "--out", "out", "--json"];
    const args = ["eval", ...command, "--concurrency", "2"];
    const child = start(args, { cwd: own.folder, env: slow });
    const outcome = outcomeOf(child);
    const log = join(own.folder, "out/answers.jsonl");
    while (!existsSync(log) || !readFileSync(log, "utf8").includes("\n")) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill("SIGINT");
    const { exitCode, stdout, stderr } = await outcome;
    expect(exitCode).toBe(130);
    const found = JSON.parse(stdout) as { readonly answered: number };
    expect(found).toMatchObject({ end: "stopped", error: { code: "INTERRUPTED" } });
    expect(found.answered).toBeGreaterThan(0);
    expect(stderr).toContain("hint: Results that had arrived are kept. Run the same command again");
    const rest = await moagraph(["eval", ...command], { cwd: own.folder });
    expect(JSON.parse(rest.stdout)).toMatchObject({ end: "complete", answered: 40, error: null });
    await own.remove();
  });
});

describe("eval score", () => {
  test("--checker gives the accuracy, as JSON and as Markdown", async ({ expect }) => {
    await run("generate", "mine.jsonl", "openai:good", "--out", "good", "--yes");
    const json = await run("score", "good", "--checker", "number", "--json");
    expect(json.exitCode).toBe(0);
    expect(JSON.parse(json.stdout)).toMatchObject({
      name: "accuracy",
      numbers: { accuracy: 1, questions: 3 },
      error: null,
    });
    const text = await run("score", "good", "--checker", "number");
    expect(text.stdout).toMatch(/^# Accuracy: openai:good\n[^]*\n\| openai:good +\| +1\.000 \|/);
    expect(text.stderr).toContain("wrote good/results/accuracy.json\n");
    expect(existsSync(join(project.folder, "good/results/accuracy.svg"))).toBe(true);
  });

  test("says that a run was not judged", async ({ expect }) => {
    await run("generate", "mine.jsonl", "openai:good", "--out", "good", "--yes");
    const { exitCode, stderr } = await run("score", "good");
    expect(exitCode).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "error: The benchmark questions has no judge.
      hint: Check the answers with \`moagraph eval score --checker exact\`, \`number\` or \`choice\`, or compare two systems with \`moagraph eval compare\`.
      "
    `);
  });
});

describe("eval compare", () => {
  const systems = ["openai:good", "openai:bad", "--data", "mine.jsonl", "--yes"];

  test("--judge asks in both orders, and answers with a win rate and prices", async ({
    expect,
  }) => {
    const { exitCode, stdout } = await run("compare", ...systems, "--judge", "openai:judge");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^# openai:good against openai:bad\n/);
    expect(stdout).toContain("Cost, time and tokens");
    expect(calls("judge")).toBe(6);
    const again = await run("compare", ...systems, "--judge", "openai:judge", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({
      numbers: { winRate: 100, questions: 3, wins: 3 },
      error: null,
    });
    expect(calls("judge")).toBe(6);
  });

  test("--checker needs no judge", async ({ expect }) => {
    const checked = ["--checker", "number", "--out", "checked", "--json"];
    const { exitCode, stdout } = await run("compare", ...systems, ...checked);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ numbers: { winRate: 100, accuracyB: 0 } });
  });

  test("says that a judge names no verdict", async ({ expect }) => {
    const judge = ["--judge", "openai:mumbles", "--out", "mumbled", "--json"];
    const { exitCode, stdout } = await run("compare", ...systems, ...judge);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "INVALID_INPUT" } });
    expect(calls("mumbles")).toBe(12);
  });

  test("needs a judge or a checker", async ({ expect }) => {
    const { exitCode, stderr } = await run("compare", ...systems);
    expect({ exitCode, stderr }).toMatchInlineSnapshot(`
      {
        "exitCode": 2,
        "stderr": "error: \`eval compare\` needs a judge or a checker.
      hint: Add --judge MODEL, such as --judge openai:gpt-4.1. If each question has the correct \`answer\`, add --checker exact, number or choice.
      ",
      }
    `);
  });
});

describe("eval report and the analyses", () => {
  test("read the folders of runs", async ({ expect }) => {
    await run("generate", "mine.jsonl", "openai:good", "--out", "good", "--yes");
    await run("score", "good", "--checker", "number");
    const report = await run("report", "good");
    expect(report).toMatchObject({ exitCode: 0, stdout: "good/report.html\n" });
    expect(readFileSync(join(project.folder, "good/report.html"), "utf8")).toContain("2 + 2?");
    const budget = await run("budget", "good", "--json");
    expect(JSON.parse(budget.stdout)).toMatchObject({ name: "budget", error: null });
    const depth = await run("depth", "good");
    expect(depth.exitCode).toBe(1);
    expect(depth.stderr).toContain("hint: Make these runs, ");
  });
});
