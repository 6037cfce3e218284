import { afterAll, beforeAll, describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { moagraph as startMoagraph, type Outcome } from "./moagraph.js";
import { createProject, panelOf, type Project } from "./project.js";

const files = {
  "panel.json": panelOf(["together:ok", "together:ok"], "together:ok"),
  "one-fails.json": panelOf(["together:fails", "together:ok"], "together:ok"),
  "all-fail.json": panelOf(["together:fails", "together:fails"], "together:ok"),
  "last-fails.json": panelOf(["together:ok"], "together:fails"),
  "breaks.json": panelOf(["together:ok"], "together:breaks"),
  "refused-key.json": panelOf(["together:refused-key"], "together:ok"),
  "own-names.json": panelOf(["llama", "openai:gpt-4o"], "llama"),
};

let project: Project;
beforeAll(async () => {
  project = await createProject(files);
});
afterAll(() => project.remove());

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const outcome = await moagraph(["run", ...args], { cwd: project.folder, env });
  return { ...outcome, stderr: withoutTimes(outcome.stderr) };
}

function withoutTimes(text: string): string {
  return text.replaceAll(/\d+\.\d s/g, "0.0 s");
}

/** The object printed by `--json`, without its times. */
function resultOf({ stdout }: Outcome): unknown {
  return JSON.parse(stdout, (key, value: unknown) => (key.endsWith("Ms") ? typeof value : value));
}

describe("run", () => {
  test.concurrent("prints the answer alone on stdout and progress on stderr", async ({
    expect,
  }) => {
    const { exitCode, stdout, stderr } = await run(["panel.json", "Why?"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "One. Two. Three.\n" });
    expect(stderr).toMatchInlineSnapshot(`
      "panel: 2 layers, 3 calls
      layer 1: calling 2 models
        p1: done in 0.0 s, ~6 tokens
        p2: done in 0.0 s, ~6 tokens
      layer 2: calling 1 model
        fuse: first token after 0.0 s
      answered in 0.0 s: 3 calls, ~230 tokens in, 18 out, price unknown
      "
    `);
  });

  test.concurrent("takes the prompt from stdin", async ({ expect }) => {
    const options = { cwd: project.folder, stdin: "What do you know about the Moon?\n" };
    const { exitCode, stdout } = await moagraph(["run", "moa-lite", "--offline"], options);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^About the Moon:\n[^]*\.\n$/);
  });

  test.concurrent("says that nothing is asked when offline", async ({ expect }) => {
    const { stderr } = await run([
      "own-names.json",
      "--offline",
      "What do you know about the Moon?",
    ]);
    expect(stderr.split("\n")[0]).toMatchInlineSnapshot(
      `"offline: every model is simulated; no language model is called."`,
    );
  });

  test.concurrent("keeps models apart when offline", async ({ expect }) => {
    const outcome = await run(["own-names.json", "--offline", "--json", "Why?"]);
    const { calls } = resultOf(outcome) as { calls: { model: string }[] };
    expect(calls.map(({ model }) => model)).toEqual([
      "simulated:llama",
      "simulated:openai:gpt-4o",
      "simulated:llama",
    ]);
  });

  test.concurrent("asks the models that take the place of others", async ({ expect }) => {
    const swap = ["--model", "openai:gpt-4o=together:ok", "--model", "llama=simulated:ada=1"];
    const outcome = await run(["own-names.json", ...swap, "--json", "Why?"]);
    const { calls } = resultOf(outcome) as { calls: { model: string }[] };
    expect(calls.map(({ model }) => model)).toEqual([
      "simulated:ada=1",
      "together:ok",
      "simulated:ada=1",
    ]);
  });

  test.concurrent("answers when one proposer fails, and says so", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await run(["one-fails.json", "Why?"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "One. Two. Three.\n" });
    expect(stderr).toContain("p1: failed after 0.0 s: INVALID_REQUEST: Bad request.\n");
  });

  test.concurrent("fails when every proposer does", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await run(["all-fail.json", "Why?"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatchInlineSnapshot(`
      "panel: 2 layers, 3 calls
      layer 1: calling 2 models
        p1: failed after 0.0 s: INVALID_REQUEST: Bad request.
        p2: failed after 0.0 s: INVALID_REQUEST: Bad request.
        fuse: not called: It had no usable proposal to work on.
      failed in 0.0 s: 2 calls, 0 tokens in, 0 out, $0.00
      error: Node \`fuse\` has no usable proposal to work on:
        p1 (together:fails): INVALID_REQUEST: Bad request.
        p2 (together:fails): INVALID_REQUEST: Bad request.
      hint: Change it. Or replace the model with --model from=to.
      "
    `);
  });

  test.concurrent("fails when the answer does", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await run(["last-fails.json", "Why?"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr.slice(stderr.indexOf("error:"))).toMatchInlineSnapshot(`
      "error: Node \`fuse\` (together:fails) gave no answer: INVALID_REQUEST: Bad request.
      hint: Change it. Or replace the model with --model from=to.
      "
    `);
  });

  test.concurrent("keeps what had come of an answer that breaks off", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await run(["breaks.json", "Why?"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "One. Two.\n" });
    expect(stderr.slice(stderr.indexOf("error:"))).toMatchInlineSnapshot(`
      "error: The answer of node \`fuse\` (together:breaks) broke off after 9 characters: INVALID_REQUEST: The stream broke off.
      hint: The part received is on stdout. Run again for a complete answer.
      "
    `);
  });

  test.concurrent("never prints a key, and takes a refused one for wrong usage", async ({
    expect,
  }) => {
    const env = { TOGETHER_API_KEY: "key-123456789" };
    const { exitCode, stdout, stderr } = await run(["refused-key.json", "--json", "Why?"], env);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toContain("123456789");
    expect(stderr.slice(stderr.indexOf("error:"))).toMatchInlineSnapshot(`
      "error: Node \`fuse\` has no usable proposal to work on:
        p1 (together:refused-key): AUTHENTICATION_FAILED: The key [TOGETHER_API_KEY] is wrong.
      hint: Check TOGETHER_API_KEY. Or replace the model with --model from=to.
      try: moagraph run refused-key.json --offline --json 'Why?'
      "
    `);
  });

  test.concurrent("does not colour what no terminal shows", async ({ expect }) => {
    // Libraries of colours read the variable when they are loaded.
    const options = { cwd: project.folder, env: { FORCE_COLOR: "1" } };
    const { stderr } = await startMoagraph(["run", "panel.json", "Why?"], options);
    expect(stderr).not.toContain("\u001B");
  });

  test.concurrent("shows where an unknown fault happened with --debug", async ({ expect }) => {
    const { exitCode, stderr } = await run(["all-fail.json", "--debug", "Why?"]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^NoUsableProposalError: .*\n[^]*\n +at /m);
  });
});

describe("run --json", () => {
  test.concurrent("prints one object", async ({ expect }) => {
    const outcome = await run(["panel.json", "--json", "Why?"]);
    expect(outcome.exitCode).toBe(0);
    expect(resultOf(outcome)).toMatchInlineSnapshot(`
      {
        "answer": "One. Two. Three.",
        "calls": [
          {
            "attempt": 1,
            "costUsd": null,
            "firstTokenMs": "object",
            "inputTokens": 3,
            "model": "together:ok",
            "node": "p1",
            "outputTokens": 6,
            "sample": 1,
            "settledMs": "number",
            "startedMs": "number",
            "status": "ok",
            "usageSource": "estimated",
          },
          {
            "attempt": 1,
            "costUsd": null,
            "firstTokenMs": "object",
            "inputTokens": 3,
            "model": "together:ok",
            "node": "p2",
            "outputTokens": 6,
            "sample": 1,
            "settledMs": "number",
            "startedMs": "number",
            "status": "ok",
            "usageSource": "estimated",
          },
          {
            "attempt": 1,
            "costUsd": null,
            "firstTokenMs": "number",
            "inputTokens": 224,
            "model": "together:ok",
            "node": "fuse",
            "outputTokens": 6,
            "sample": 1,
            "settledMs": "number",
            "startedMs": "number",
            "status": "ok",
            "usageSource": "estimated",
          },
        ],
        "degraded": [],
        "durationMs": "number",
        "error": null,
        "firstTokenMs": "number",
        "graph": "panel",
        "usage": {
          "costUsd": null,
          "inputTokens": 230,
          "outputTokens": 18,
        },
      }
    `);
  });

  test.concurrent("prints one object when the run fails", async ({ expect }) => {
    const outcome = await run(["all-fail.json", "--json", "Why?"]);
    expect(outcome.exitCode).toBe(1);
    expect(resultOf(outcome)).toMatchInlineSnapshot(`
      {
        "answer": null,
        "calls": [
          {
            "attempt": 1,
            "costUsd": 0,
            "error": {
              "code": "INVALID_REQUEST",
              "hint": "Change it.",
              "message": "Bad request.",
            },
            "firstTokenMs": "object",
            "inputTokens": 0,
            "model": "together:fails",
            "node": "p1",
            "outputTokens": 0,
            "sample": 1,
            "settledMs": "number",
            "startedMs": "number",
            "status": "failed",
            "usageSource": "estimated",
          },
          {
            "attempt": 1,
            "costUsd": 0,
            "error": {
              "code": "INVALID_REQUEST",
              "hint": "Change it.",
              "message": "Bad request.",
            },
            "firstTokenMs": "object",
            "inputTokens": 0,
            "model": "together:fails",
            "node": "p2",
            "outputTokens": 0,
            "sample": 1,
            "settledMs": "number",
            "startedMs": "number",
            "status": "failed",
            "usageSource": "estimated",
          },
          {
            "attempt": 0,
            "costUsd": 0,
            "error": {
              "code": "NO_USABLE_PROPOSAL",
              "message": "It had no usable proposal to work on.",
            },
            "firstTokenMs": "object",
            "inputTokens": 0,
            "model": "together:ok",
            "node": "fuse",
            "outputTokens": 0,
            "sample": 1,
            "settledMs": "number",
            "startedMs": "number",
            "status": "failed",
            "usageSource": "estimated",
          },
        ],
        "degraded": [],
        "durationMs": "number",
        "error": {
          "code": "NO_USABLE_PROPOSAL",
          "docsUrl": "https://moagraph.github.io/moagraph/errors/no-usable-proposal.html",
          "hint": "Change it.",
          "message": "Node \`fuse\` has no usable proposal to work on:
        p1 (together:fails): INVALID_REQUEST: Bad request.
        p2 (together:fails): INVALID_REQUEST: Bad request.",
        },
        "firstTokenMs": "object",
        "graph": "panel",
        "usage": {
          "costUsd": 0,
          "inputTokens": 0,
          "outputTokens": 0,
        },
      }
    `);
  });

  test.concurrent("keeps what had come of an answer that breaks off", async ({ expect }) => {
    const outcome = await run(["breaks.json", "--json", "Why?"]);
    expect(outcome.exitCode).toBe(1);
    expect(resultOf(outcome)).toMatchObject({
      answer: null,
      error: { code: "BROKEN_ANSWER", partialText: "One. Two." },
    });
  });
});
