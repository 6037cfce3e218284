import type { RunPlan } from "@moagraph/core/graph";
import { describe, expect, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { bareBin, moagraph as startMoagraph } from "./moagraph.js";
import { startVendor } from "./vendor.js";
import { createProject, panelOf } from "./project.js";

/** A folder with a graph for whose models the scripted provider has few facts. */
async function folderWith(proposers: readonly string[], last: string): Promise<string> {
  const project = await createProject({ "panel.json": panelOf(proposers, last) });
  onTestFinished(() => project.remove());
  return project.folder;
}

describe("plan", () => {
  test("prints the estimate of a run, and its assumptions", async () => {
    const cwd = await folderWith(["together:small", "together:new"], "together:small");
    const { exitCode, stdout, stderr } = await moagraph(["plan", "panel.json"], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatchInlineSnapshot(`
      "panel: 2 layers, 3 calls

      layer  calls  proposals shown  tokens in  tokens out      USD   tflops  seconds
      1          2                0         80         800  unknown  unknown      8.5
      2          1                2      1,037         400  unknown  unknown      8.5
      total      3                       1,117       1,200  unknown  unknown     17.0

      model           calls  tokens in  tokens out      USD  needs   window     fits
      together:small      2      1,077         800  unknown  1,437      100       no
      together:new        1         40         400  unknown    440  unknown  unknown

      Worst case: 3 calls, 2,317 tokens, price unknown, if every reply is as long as its node allows. Replies without \`maxOutputTokens\` have no limit; 400 tokens are assumed for them. The graph sets no budget.
      First token of the answer: after 9.0 s.
      Assumed: a prompt of 40 tokens, replies of 400 tokens; every model starts after 0.5 s
        and writes 50 tokens per second. Every call succeeds at the first attempt.
      tflops: 2 x active parameters x reply tokens, summed over the largest call of each layer.
      needs: tokens of the model's longest prompt plus the longest reply its node allows.
      Unknown for together:small: price of input, price of output, active parameters.
      Unknown for together:new: context window, price of input, price of output, active parameters.
      "
    `);
  });

  test("names retired models, and parameters that a model does not accept", async () => {
    const cwd = await folderWith(["together:old", "together:small"], "together:old");
    const args = ["panel.json", "--temperature", "0.5"];
    const { stdout } = await moagraph(["plan", ...args], { cwd });
    expect(stdout.split("\n").filter((line) => line.startsWith("note: "))).toEqual([
      "note: `together:old`, which nodes `p1`, `fuse` ask, is retired since 2025-03-01. Replace it with its successor: --model together:old=together:small",
      "note: `together:small` does not accept `temperature`; it is left out.",
    ]);
    const run = await moagraph(["run", ...args, "Why?"], { cwd });
    expect(run.stderr).toMatch(/^note: `together:old`.* is retired since 2025-03-01\. Replace it/);
    expect(run.stderr).not.toContain("MOAGRAPH_RETIRED_MODEL");
  });

  test("plans for other lengths, and other models", async () => {
    const cwd = await folderWith(["together:new"], "together:new");
    const lengths = ["--prompt-tokens", "7", "--output-tokens", "9"];
    const { stdout } = await moagraph(
      ["plan", "panel.json", "--json", ...lengths, "--model", "together:new=together:small"],
      { cwd },
    );
    const plan = JSON.parse(stdout) as object;
    expect(plan).toMatchObject({
      graph: "panel",
      assumptions: { promptTokens: 7, outputTokens: 9 },
      layers: [{ layer: 1, calls: 1, inputTokens: 7, outputTokens: 9 }, { layer: 2 }],
      models: [{ model: "together:small", calls: 2, costUsd: { atLeast: 0, atMost: null } }],
      total: { calls: 2, outputTokens: 18 },
      windows: [{ contextTokens: 100, fits: false }],
    });
  });

  test("has no facts from a provider that is not installed, reports it, and continues", async () => {
    const cwd = await folderWith(["openai-compatible:a"], "nobody:b");
    const options = { cwd, command: bareBin };
    const { exitCode, stdout, stderr } = await startMoagraph(["plan", "panel.json"], options);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Unknown for openai-compatible:a: context window, price of input");
    expect(stderr).toMatch(/^note: .*`openai-compatible`.* not installed\. Run npm install /);
    expect(stderr).toMatch(/^note: There is no provider `nobody`\./m);
  });

  test("says what a staircase in a graph file changes", async () => {
    const graph = panelOf(["together:small", "together:new"], "together:small");
    const files = { "panel.json": graph.replace("{", '{ "staircase": { "maxRounds": 3 },') };
    const project = await createProject(files);
    onTestFinished(() => project.remove());
    const { stdout } = await moagraph(["plan", "panel.json", "--json"], { cwd: project.folder });
    const { total } = JSON.parse(stdout) as RunPlan;
    expect(total).toMatchObject({
      calls: 5,
      firstTokenSeconds: 1.32,
      staircase: { nodes: [{ rounds: [{}, {}, {}] }], without: { firstTokenSeconds: 9 } },
    });
  });

  test("costs nothing offline", async () => {
    const { stdout } = await moagraph(["plan", "moa-lite", "--offline", "--json"]);
    const { total } = JSON.parse(stdout) as { total: object };
    expect(total).toMatchObject({ calls: 7, costUsd: { atLeast: 0, atMost: 0 } });
  });

  test("rejects invalid numbers of tokens", async () => {
    const outcome = await moagraph(["plan", "moa-lite", "--prompt-tokens", "many"]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toMatchInlineSnapshot(`
      "error: \`--prompt-tokens many\` is not a whole number from 1 to 1000000000.
      hint: Pass a number in the range, such as \`--prompt-tokens 1\`.
      "
    `);
  });

  test.each(["moa-lite", "moa", "self-moa"])(
    "says of %s what its ledger says after a run over HTTP",
    async (recipe) => {
      // Without usage in the replies, plan and ledger estimate tokens by the same rule.
      const text = "One two three four five six seven eight nine ten. ".repeat(12);
      const vendor = await startVendor({ text, usage: "missing" });
      onTestFinished(() => vendor.close());
      const run = await moagraph(["run", recipe, "Why is the sky blue?", "--json"], {
        env: vendor.env,
      });
      const { calls, usage } = JSON.parse(run.stdout) as Ledger;
      const sizes = [`${calls[0]?.inputTokens}`, `${calls[0]?.outputTokens}`];
      const args = ["--prompt-tokens", sizes[0] ?? "", "--output-tokens", sizes[1] ?? ""];
      const plan = await moagraph(["plan", recipe, "--json", ...args], { env: vendor.env });
      const { total } = JSON.parse(plan.stdout) as { total: Ledger["usage"] & { calls: number } };
      expect(total.calls).toBe(calls.length);
      expect(total.outputTokens).toBe(usage.outputTokens);
      expect(total.inputTokens / usage.inputTokens).toBeCloseTo(1, 1.5);
    },
  );
});

interface Ledger {
  readonly calls: readonly { readonly inputTokens: number; readonly outputTokens: number }[];
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number };
}
