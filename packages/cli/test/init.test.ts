import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { emptyFolder, type StandIns, startStandIns, type TestEnd } from "./stand-ins.js";

interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs `moagraph init` in a pipe. Servers that run on this machine are not looked for. */
async function init(place: Place, args: readonly string[] = []): Promise<Outcome> {
  return moagraph(["init", "--no-local", ...args], place);
}

/** Several vendors, and an empty folder. */
async function severalVendors(end: TestEnd): Promise<StandIns & Place> {
  const standIns = await startStandIns(
    {
      openai: {
        models: ["gpt-4.1", "gpt-4.1-mini", "text-embedding-3-small"],
        key: "sk-openai-1234",
      },
      ollama: { models: ["qwen3:4b", "gemma3:4b", "nomic-embed-text"] },
      vllm: { models: ["meta-llama/Llama-3.1-8B-Instruct"] },
    },
    end,
  );
  return { ...standIns, cwd: await emptyFolder(end) };
}

const panelOf = (cwd: string): Promise<string> => readFile(join(cwd, "panel.yaml"), "utf8");

describe("moagraph init in a pipe", () => {
  test("composes, writes and runs a panel of several vendors", async ({ expect, ...end }) => {
    const place = await severalVendors(end);
    const { exitCode, stdout, stderr } = await init(place, ["--budget", "1"]);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stdout).toContain("panel: 2 layers, 4 calls\n");
    expect(stdout).toContain("Worst case: 4 calls, ");
    expect(stdout).toContain("\nWrote panel.yaml.\n\n> Why is the sky blue?");
    expect(stdout).toContain("\nI am gpt-4.1.\n");
    expect(stdout).toMatch(/\nNext:\n {2}moagraph run panel\.yaml "Your question"\n/);
    expect(stderr).toContain("answered in ");
    const file = await panelOf(place.cwd);
    expect(
      file
        .replaceAll(/\d{4}-\d\d-\d\d/g, "DATE")
        .replaceAll(/\(1,\d{3} on/g, "(SCORE on")
        .replaceAll(/\$\d\.\d+/g, "USD"),
    ).toMatchInlineSnapshot(`
      "# Composed by moagraph init on DATE.
      # moagraph run panel.yaml "Your question"
      # moagraph chat panel.yaml
      # moagraph plan panel.yaml
      # moagraph doctor panel.yaml

      version: 1
      name: panel
      nodes:
        # GPT. The best known of its family within the budget: score on LMArena (SCORE on DATE), released DATE, USD for a reply of 400 tokens (price of DATE).
        gpt-4.1:
          kind: proposer
          model: openai:gpt-4.1
        # Google. The best known of its family within the budget: score on LMArena (SCORE on DATE), runs on this machine at no cost.
        gemma3-4b:
          kind: proposer
          model: ollama:gemma3:4b
        # Qwen. The best known of its family within the budget: no published score, released DATE, runs on this machine at no cost.
        qwen3-4b:
          kind: proposer
          model: ollama:qwen3:4b
        # The best known model within the budget: score on LMArena (SCORE on DATE), released DATE, USD for a reply of 400 tokens (price of DATE).
        fuse:
          kind: aggregator
          model: openai:gpt-4.1
          reads: [gpt-4.1, gemma3-4b, qwen3-4b]
      output: fuse
      "
    `);
    expect(place.journal("ollama").map(({ model }) => model)).not.toContain("nomic-embed-text");
    const outcome = await moagraph(["run", "panel.yaml", "Why?"], place);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "I am gpt-4.1.\n" });
  });

  test("never replaces a file without --force", async ({ expect, ...end }) => {
    const place = await severalVendors(end);
    await writeFile(join(place.cwd, "panel.yaml"), "mine");
    expect(await init(place)).toMatchInlineSnapshot(`
      {
        "exitCode": 2,
        "stderr": "error: \`panel.yaml\` exists already.
      hint: Pass another path with --out, or replace the file with --force.
      ",
        "stdout": "",
      }
    `);
    expect(await panelOf(place.cwd)).toBe("mine");
    expect(place.journal("openai")).toEqual([]);
    expect((await init(place, ["--force", "--no-run"])).exitCode).toBe(0);
    expect(await panelOf(place.cwd)).toContain("kind: aggregator");
  });

  test("accepts the ids that servers list, and no control characters", async ({
    expect,
    ...end
  }) => {
    const key = "sk-quoted-in-an-id";
    const vllm = { models: ["日本語モデル", "-x", "__proto__", `x-${key}`], key };
    const ollama = { models: ["qwen3:4b", "gemma3\u001B[2J"] };
    const place = {
      ...(await startStandIns({ vllm, ollama }, end)),
      cwd: await emptyFolder(end),
    };
    const args = ["--proposers", "9", "--aggregator", "vllm:-x"];
    expect(await init(place, args)).toMatchObject({ exitCode: 0 });
    const file = await panelOf(place.cwd);
    expect(file).toContain("model: vllm:日本語モデル\n");
    expect(file).toContain("model: ollama:qwen3:4b\n");
    expect(file).not.toMatch(/gemma3|sk-quoted/);
    expect((await moagraph(["validate", "panel.yaml"], place)).exitCode).toBe(0);
  });

  test("checks the path before anything is requested", async ({ expect, ...end }) => {
    const place = await severalVendors(end);
    const faults = [];
    for (const out of [".", "", "none/x.yaml"]) {
      const { exitCode, stdout, stderr } = await init(place, ["--force", "--out", out]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      faults.push(stderr);
    }
    expect(faults).toMatchInlineSnapshot(`
      [
        "error: \`.\` is a directory, not a file.
      hint: Pass the path of a file, such as --out panel.yaml.
      ",
        "error: The path of \`--out\` is empty.
      hint: Pass the path of a file, such as --out panel.yaml.
      ",
        "error: \`none/x.yaml\` cannot be written: there is no folder \`none\`.
      hint: Run mkdir -p none, or pass another path with --out.
      ",
      ]
    `);
    expect(place.journal("openai")).toEqual([]);
  });

  test("writes JSON, and a file with the name of a recipe", async ({ expect, ...end }) => {
    const place = await severalVendors(end);
    for (const [out, file] of [
      ["x.json", "x.json"],
      ["moa", "./moa"],
    ] as const) {
      const { stdout } = await init(place, ["--no-run", "--out", out]);
      expect(stdout).toContain(`  moagraph run ${file} "Your question"\n`);
      const valid = await moagraph(["validate", file], place);
      expect(valid).toMatchObject({ exitCode: 0 });
    }
  });

  test("takes the models that are named", async ({ expect, ...end }) => {
    const place = await severalVendors(end);
    const models = "vllm:meta-llama/Llama-3.1-8B-Instruct, ollama:gemma3:4b,ollama:not-listed";
    const args = ["--models", models, "--aggregator", "ollama:qwen3:4b", "--out", "my panel.yaml"];
    const { exitCode, stdout } = await init(place, [...args, "--no-run"]);
    expect(exitCode).toBe(0);
    expect(place.calls("vllm")).toEqual([]);
    expect(stdout).toContain("moagraph run 'my panel.yaml' ");
    const file = await readFile(join(place.cwd, "my panel.yaml"), "utf8");
    expect(file.match(/model: .*/g)).toEqual([
      "model: vllm:meta-llama/Llama-3.1-8B-Instruct",
      "model: ollama:gemma3:4b",
      "model: ollama:not-listed",
      "model: ollama:qwen3:4b",
    ]);
    expect(file).toContain("# Chosen by you: no published score");
    expect(place.journal("openai")).toEqual([]);
  });

  test("needs a name for the aggregator if no score is known", async ({ expect, ...end }) => {
    const servers = { ollama: { models: ["qwen3:4b", "phi3:4b"] } };
    const place = { ...(await startStandIns(servers, end)), cwd: await emptyFolder(end) };
    const { exitCode, stdout, stderr } = await init(place);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(
      /^error: No published score is known .*\nhint: .* --aggregator ollama:\w+3:4b\.\n$/,
    );
    expect(await readdir(place.cwd)).toEqual([]);
  });

  test("takes samples of one model if there is one family", async ({ expect, ...end }) => {
    const servers = { ollama: { models: ["qwen3:4b"] } };
    const place = { ...(await startStandIns(servers, end)), cwd: await emptyFolder(end) };
    const { exitCode, stdout, stderr } = await init(place, ["--proposers", "4"]);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^answered in .*: 5 calls, .*, \$0\.00$/m);
    expect(stdout).toContain("4 samples of one model, because no other family is at hand.");
    expect(stdout).toContain(" runs on this machine at no cost.");
    expect(stdout).toMatch(/\ntotal .* \$0\.00 /);
    expect(stdout).not.toMatch(/price (?:of|unknown)/);
    expect(stdout).toContain(
      "Only one family is at hand: Qwen. The paper's gains come from different models. The panel takes samples of one model (Self-MoA, arXiv 2502.00674).\n",
    );
    expect(await panelOf(place.cwd)).toContain("samples: 4");
    expect(place.calls("ollama")).toHaveLength(5);
    const named = await init(place, ["--models", "ollama:qwen3:4b", "--force", "--no-run"]);
    expect(named.stdout).toContain("3 samples of one model, because you chose one.");
  });

  test("chooses within the budget", async ({ expect, ...end }) => {
    const servers = { openai: { models: ["gpt-4.1", "gpt-4.1-mini"], key: "sk-openai-1234" } };
    const place = { ...(await startStandIns(servers, end)), cwd: await emptyFolder(end) };
    const cheap = await init(place, ["--budget", "0.005", "--no-run"]);
    expect(cheap.exitCode).toBe(0);
    expect((await panelOf(place.cwd)).match(/model: .*/g)).toEqual([
      "model: openai:gpt-4.1-mini",
      "model: openai:gpt-4.1-mini",
    ]);
    const { exitCode, stderr } = await init(place, ["--budget", "0.00001", "--force"]);
    expect(exitCode).toBe(2);
    expect(stderr.replace(/budget 0\.0\d+/, "budget USD")).toMatchInlineSnapshot(`
      "error: No panel fits into <$0.0001 per question.
      hint: Pass --budget USD or more, or name the models with --models and --aggregator.
      "
    `);
    const [, least = ""] = /--budget (\S+)/.exec(stderr) ?? [];
    const enough = await init(place, ["--budget", least, "--force", "--no-run"]);
    expect(enough).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("says if no aggregator fits into the budget", async ({ expect, ...end }) => {
    const servers = { openai: { models: ["gpt-4.1", "gpt-4.1-mini"], key: "sk-openai-1234" } };
    const place = { ...(await startStandIns(servers, end)), cwd: await emptyFolder(end) };
    const args = ["--models", "openai:gpt-4.1,openai:gpt-4.1-mini", "--no-run", "--budget"];
    const { exitCode, stderr } = await init(place, [...args, "0.001"]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^error: No model that can write the answer fits into \$0\.0010 per question\.\nhint: Pass --budget 0\.\d+ or more/,
    );
    const [, least = ""] = /--budget (\S+)/.exec(stderr) ?? [];
    const enough = await init(place, [...args, least]);
    expect(enough).toMatchObject({ exitCode: 0, stderr: "" });
    expect(enough.stdout).toMatch(/\nnote: A question costs about \$0\.\d+, more than the budget/);
  });

  test("says what is missing, and leaves no file behind", async ({ expect, ...end }) => {
    const cwd = await emptyFolder(end);
    expect((await init({ cwd, env: {} })).stderr).toContain("hint: Set an API key, as in export ");
    const wrong = { models: ["gpt-4.1"], accepts: "sk-right-key", key: "sk-wrong-key" };
    const { env } = await startStandIns({ openai: wrong }, end);
    const refused = await init({ cwd, env });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/^note: openai: .*401.*\nerror: `openai` has no models/);
    const named = await init({ cwd, env }, ["--models", "openai:gpt-4.1"]);
    expect(named.stderr).toMatch(/^error: openai .*401.*\nhint: .*OPENAI_API_KEY/);
    const unset = await init({ cwd, env: {} }, ["--models", "groq:x"]);
    expect(unset.stderr).toContain("GROQ_API_KEY is not set");
    expect(await readdir(cwd)).toEqual([]);
  });

  test("keeps the file if the run fails, and says how to check it", async ({ expect, ...end }) => {
    const script = { fault: "forbidden" } as const;
    const openai = { models: ["gpt-4.1"], key: "sk-openai-1234", script };
    const { env } = await startStandIns({ openai }, end);
    const place = { env, cwd: await emptyFolder(end) };
    const { exitCode, stdout } = await init(place);
    expect(exitCode).toBe(2);
    expect(stdout).toContain("  moagraph doctor panel.yaml\n");
    expect(existsSync(join(place.cwd, "panel.yaml"))).toBe(true);
  });
});
