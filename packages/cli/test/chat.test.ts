import type { ModelScript, TestRequest } from "@moagraph/provider-kit/testing";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { outcomeOf, start } from "./moagraph.js";
import { startVendor, systemTextOf, type Vendor } from "./vendor.js";

/** Makes each model write its id and its number of calls, in several lines. */
function counting(): (request: TestRequest) => { text: string } {
  const counts = new Map<string, number>();
  return ({ model }) => {
    const count = (counts.get(model) ?? 0) + 1;
    counts.set(model, count);
    return { text: `${model} says\n1. this,\n\n2. that: ${count}` };
  };
}

async function open(script: ModelScript = counting()): Promise<Vendor> {
  const vendor = await startVendor(script);
  onTestFinished(() => vendor.close());
  return vendor;
}

async function chat(vendor: Vendor, stdin: string, args: readonly string[] = []) {
  return moagraph(["chat", "moa-lite", ...args], { env: vendor.env, stdin });
}

/** The messages of each request to the model that only proposes. */
function askedOf({ journal }: Vendor, model = "databricks/dbrx-instruct"): unknown[] {
  return journal.filter((entry) => entry.model === model).map(({ body }) => body.messages);
}

/** A list of proposals without fence marks and the sentences before it. */
function withoutMarks(list: string | undefined): string | undefined {
  return list?.replace(/^Each text .*\n/, "").replaceAll(/<quote-\d+>\n|\n<\/quote-\d+>/g, "");
}

const user = (content: string) => ({ role: "user", content });
const assistant = (content: string) => ({ role: "assistant", content });
const answerOf = (turn: number) => `Qwen/Qwen1.5-72B-Chat says\n1. this,\n\n2. that: ${turn * 2}`;

describe("chat in a pipe", () => {
  test("sends the whole conversation, unchanged, to every model", async ({ expect }) => {
    const vendor = await open();
    const { exitCode, stdout } = await chat(vendor, "  First?\nSecond \u2028?\r\n\nThird?");
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: [1, 2, 3].map((turn) => `${answerOf(turn)}\n`).join(""),
    });
    expect(vendor.journal).toHaveLength(21);
    const said = [
      user("  First?"),
      assistant(answerOf(1)),
      user("Second \u2028?"),
      assistant(answerOf(2)),
      user("Third?"),
    ];
    vendor.journal.forEach(({ body }, index) => {
      const turn = Math.floor(index / 7);
      const messages = body.messages ?? [];
      const isLast = index % 7 === 6;
      expect(isLast ? messages.slice(1) : messages).toEqual(said.slice(0, turn * 2 + 1));
    });
  });

  test("gives complete proposals to every round", async ({ expect }) => {
    const vendor = await open();
    const { exitCode } = await chat(vendor, "First?\nSecond?\n", ["--rounds", "3"]);
    expect(exitCode).toBe(0);
    expect(vendor.journal).toHaveLength(38);
    const models = [
      "microsoft/WizardLM-2-8x22B",
      "Qwen/Qwen1.5-110B-Chat",
      "Qwen/Qwen1.5-72B-Chat",
      "meta-llama/Llama-3-70b-chat-hf",
      "mistralai/Mixtral-8x22B-Instruct-v0.1",
      "databricks/dbrx-instruct",
    ];
    const lists = new Set(
      vendor.journal.map((entry) => withoutMarks(systemTextOf(entry).split("Answers:\n")[1])),
    );
    const listOf = (turn: number, round: number) =>
      models
        .map((model, at) => {
          const before = model === "Qwen/Qwen1.5-72B-Chat" ? turn * 4 : turn * 3;
          return `${at + 1}. ${model} says\n1. this,\n\n2. that: ${before + round}`;
        })
        .join("\n");
    expect([...lists]).toEqual([
      undefined,
      ...[0, 1].flatMap((turn) => [1, 2, 3].map((round) => listOf(turn, round))),
    ]);
  });

  test("applies the sampling options to every model, and changes the answer's model", async ({
    expect,
  }) => {
    const vendor = await open();
    const sampling = ["--temperature", "0.2", "--max-output-tokens", "512"];
    const models = [
      "--aggregator",
      "openai:gpt-4o",
      "-m",
      "together:databricks/dbrx-instruct=openai:gpt-4o-mini",
    ];
    const { exitCode, stdout } = await chat(vendor, "Why?", [...sampling, ...models]);
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: /^gpt-4o says/ });
    const params = vendor.journal.map(({ body: { temperature, max_tokens } }) => [
      temperature,
      max_tokens,
    ]);
    expect(params).toEqual(Array.from({ length: 7 }, () => [0.2, 512]));
    const asked = vendor.journal.map(({ model }) => model);
    expect(asked).not.toContain("databricks/dbrx-instruct");
    expect(asked.filter((model) => model === "gpt-4o-mini")).toHaveLength(1);
    expect(asked.at(-1)).toBe("gpt-4o");
  });

  test("continues without a question that got no answer, and fails at the end", async ({
    expect,
  }) => {
    const good = counting();
    const vendor = await open((request) => {
      const last = request.body.messages?.at(-1)?.content;
      return last === "Bad?" ? { fault: "bad-request" } : good(request);
    });
    const { exitCode, stdout, stderr } = await chat(vendor, "First?\nBad?\nThird?\n");
    expect(exitCode).toBe(1);
    expect(stdout.match(/says/g)).toHaveLength(2);
    expect(askedOf(vendor).at(-1)).toEqual([
      user("First?"),
      assistant(answerOf(1)),
      user("Third?"),
    ]);
    expect(stderr).toContain(
      "error: Node `l2-qwen1.5-72b-chat` has no usable proposal to work on:",
    );
    expect(stderr.slice(stderr.lastIndexOf("error:"))).toMatchInlineSnapshot(`
      "error: 1 of 3 lines got no answer.
      hint: The error of each line is printed above.
      "
    `);
  });

  test("omits an incomplete answer from the conversation, but prints it", async ({ expect }) => {
    const good = counting();
    const vendor = await open((request) => {
      const isBroken =
        request.body.stream === true && request.body.messages?.at(-1)?.content === "Bad?";
      return isBroken ? { text: "One two three four", fault: "cut" } : good(request);
    });
    const { exitCode, stdout } = await chat(vendor, "Bad?\nNext?\n");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^One two.*\nQwen/);
    expect(askedOf(vendor).at(-1)).toEqual([user("Next?")]);
  });

  test("supports commands", async ({ expect }) => {
    const vendor = await open();
    const { exitCode, stderr } = await chat(
      vendor,
      "First?\n/help\n/clear\nSecond?\n/exit\nThird?\n",
    );
    expect(exitCode).toBe(0);
    expect(askedOf(vendor)).toEqual([[user("First?")], [user("Second?")]]);
    expect(stderr).toContain("  /clear   clear the conversation\n");
    expect(stderr).toContain("\nconversation cleared\n");
  });

  test("reads questions with line ends in JSON", async ({ expect }) => {
    const vendor = await open();
    const lines = [{ question: "First,\nsecond?" }, "Third?", { text: "no" }, 5, "Last?"];
    const stdin = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n\n{not json`;
    const { exitCode, stderr } = await chat(vendor, stdin, ["--jsonl"]);
    expect(exitCode).toBe(1);
    expect(askedOf(vendor)).toEqual([
      [user("First,\nsecond?")],
      [user("First,\nsecond?"), assistant(answerOf(1)), user("Third?")],
      [
        user("First,\nsecond?"),
        assistant(answerOf(1)),
        user("Third?"),
        assistant(answerOf(2)),
        user("Last?"),
      ],
    ]);
    expect(stderr.match(/error: A line is not a question in JSON\./g)).toHaveLength(3);
    expect(stderr).toContain("error: 3 of 6 lines got no answer.");
  });

  test("runs no command that a question in JSON contains", async ({ expect }) => {
    const vendor = await open();
    const questions = ["/exit", "/clear", " /HELP ", "/claer", "/etc"];
    const stdin = questions.map((question) => `${JSON.stringify({ question })}\n`).join("");
    const { exitCode, stderr } = await chat(vendor, stdin, ["--jsonl"]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.not.stringMatching(/clear/),
    });
    expect(askedOf(vendor).at(-1)).toEqual(
      questions.flatMap((question, index) =>
        index === 4 ? [user(question)] : [user(question), assistant(answerOf(index + 1))],
      ),
    );
  });

  test("makes no call for a misspelt command", async ({ expect }) => {
    const vendor = await open();
    const { exitCode, stderr } = await chat(vendor, "/claer\n");
    expect({ exitCode, asked: vendor.journal.length }).toEqual({ exitCode: 1, asked: 0 });
    expect(stderr).toMatchInlineSnapshot(`
      "note: Models of the graph are retired, or will be within 60 days. moagraph plan names them, with their successors.
      error: There is no chat command \`/claer\`.
      hint: Did you mean \`/clear\`?
      error: 1 of 1 lines got no answer.
      hint: The error of each line is printed above.
      "
    `);
  });

  test("ends if a key is not set", async ({ expect }) => {
    const { exitCode, stderr } = await moagraph(["chat", "moa-lite"], { stdin: "One?\nTwo?\n" });
    expect(exitCode).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "note: Models of the graph are retired, or will be within 60 days. moagraph plan names them, with their successors.
      error: TOGETHER_API_KEY is not set; together:microsoft/WizardLM-2-8x22B needs it.
      hint: Set TOGETHER_API_KEY; or start Ollama, run ollama pull qwen3:4b and then moagraph init; or simulate every model with --offline.
      "
    `);
  });

  test("answers a line before the next one arrives, and ends at ^C", async ({ expect }) => {
    const child = start(["chat", "moa-lite", "--offline"]);
    const outcome = outcomeOf(child);
    child.stdin?.write("What do you know about the Moon?\n");
    await new Promise<void>((resolve) => {
      child.stderr?.on("data", (chunk: Buffer) => {
        if (chunk.includes("answered in")) resolve();
      });
    });
    child.kill("SIGINT");
    const { exitCode, stdout } = await outcome;
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/^About the Moon:\n[^]*\.\n$/);
  });

  test("stops the whole chat at ^C", async ({ expect }) => {
    const vendor = await open({ text: "Too late.", latencyMs: 60_000 });
    const child = start(["chat", "moa-lite"], { env: vendor.env });
    const outcome = outcomeOf(child);
    child.stdin?.end("First?\nSecond?\n");
    while (vendor.journal.length < 6) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    const { exitCode, stdout } = await outcome;
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
    await vendor.idle();
    expect(vendor.journal.map(({ closedByClient }) => closedByClient)).toEqual(
      Array.from({ length: 6 }, () => true),
    );
  });
});

describe("chat with wrong options", () => {
  test.for([
    [["--rounds", "0"], "`--rounds 0` is not a whole number from 1 to 100."],
    [["--temperature", "hot"], "`--temperature hot` is not a number from 0 to 2."],
    [["--max-output-tokens", "1.5"], "`--max-output-tokens 1.5` is not a whole number from 1."],
    [["--aggregator", "gpt-4o"], "The model `gpt-4o` has no provider."],
  ] as const)("makes no call with %j", async ([args, complaint], { expect }) => {
    const vendor = await open();
    const { exitCode, stderr } = await chat(vendor, "Why?", args);
    expect({ exitCode, asked: vendor.journal.length }).toEqual({ exitCode: 2, asked: 0 });
    expect(stderr).toContain(`error: ${complaint}\nhint: `);
  });
});
