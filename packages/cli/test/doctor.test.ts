import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { hasTerminal, openTerminal } from "./open-terminal.js";
import { emptyFolder, startStandIns, type TestEnd } from "./stand-ins.js";

type Env = Readonly<Record<string, string>>;

async function doctor(args: readonly string[], env: Env, cwd?: string): Promise<Outcome> {
  return moagraph(["doctor", "--no-local", ...args], cwd === undefined ? { env } : { env, cwd });
}

/** The lines of a table without what depends on this machine. */
function linesOf(stdout: string): string[] {
  const lines = stdout.trimEnd().split("\n");
  return lines.map((line) =>
    line.replaceAll(/127\.0\.0\.1:\d{2,}/g, "HOST").replace(/Version [\d.]+/, "Version X"),
  );
}

const panel = ["--proposer", "openai:gpt-4.1", "--proposer", "vllm:llama", "--aggregator"];

async function twoVendors(end: TestEnd): Promise<ReturnType<typeof startStandIns>> {
  const openai = { models: ["gpt-4.1", "o3"], key: "sk-openai-1234" };
  return startStandIns({ openai, vllm: { models: ["llama"] } }, end);
}

describe("moagraph doctor", () => {
  test("checks everything that is set up", async ({ expect, ...end }) => {
    const { env } = await twoVendors(end);
    const { exitCode, stdout, stderr } = await doctor([], env);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(linesOf(stdout)).toMatchInlineSnapshot(`
      [
        "ok  Node.js           Version X",
        "ok  @moagraph/openai  Its version matches moagraph.",
        "ok  openai            It lists 2 models.",
        "ok  vllm              It lists 1 model.",
      ]
    `);
  });

  test("checks a graph without calling a model in a pipe", async ({ expect, ...end }) => {
    const { env, calls } = await twoVendors(end);
    const { exitCode, stdout } = await doctor([...panel, "openai:o3", "--temperature", "0.7"], env);
    expect(exitCode).toBe(0);
    const lines = linesOf(stdout);
    expect(lines).toContainEqual(expect.stringMatching(/^ok +vllm:llama +The vendor lists it\.$/));
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^warning +openai:o3 +`openai:o3` does not accept `temperature`; it is/,
      ),
    );
    expect(lines.at(-1)).toMatch(
      /^skipped +replies +To ask for one token of 3 models \(<\$0\.0001\), add --yes\.$/,
    );
    expect([...calls("openai"), ...calls("vllm")]).toEqual([]);
  });

  test("asks every model for one token with --yes", async ({ expect, ...end }) => {
    const { env, calls } = await twoVendors(end);
    const { exitCode, stdout } = await doctor([...panel, "openai:gpt-4.1", "--yes"], env);
    expect(exitCode).toBe(0);
    expect(linesOf(stdout).slice(-2)).toEqual([
      "ok  openai:gpt-4.1  It answers.",
      "ok  vllm:llama      It answers.",
    ]);
    expect(
      calls("openai").map(({ body }) => body["max_tokens"] ?? body["max_completion_tokens"]),
    ).toEqual([1]);
  });

  test("says how to fix what fails", async ({ expect, ...end }) => {
    const script = { fault: "forbidden" } as const;
    const { env } = await startStandIns(
      {
        openai: { models: ["gpt-4.1"], key: "sk-wrong-key", accepts: "sk-right-key" },
        vllm: { models: ["llama"], script },
      },
      end,
    );
    const others = { LM_STUDIO_BASE_URL: "http://127.0.0.1:9/v1", TOGETHER_API_KEY: "two words" };
    const args = ["vllm:other", "lm-studio:x", "groq:y", "together:z"].flatMap((model) => [
      "--proposer",
      model,
    ]);
    const all = [...panel, "openai:gpt-4.1", ...args, "--yes"];
    const { exitCode, stdout, stderr } = await doctor(all, { ...env, ...others });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^error: \d of \d\d checks failed\.\nhint: Fix what the lines marked `failed` report, then run the command again\.\n$/,
    );
    const faults = linesOf(stdout).filter((line) => !line.startsWith("ok "));
    expect(faults.map((line) => line.replaceAll(/ {2,}/g, "  "))).toMatchInlineSnapshot(`
      [
        "failed  openai  Refused access (401): Incorrect API key provided. Check OPENAI_API_KEY, and that this key has access to the model.",
        "failed  lm-studio  Could not be reached: fetch does not allow port 9. Serve the API at another port, such as 8000. Ports of other protocols are not allowed.",
        "failed  groq  GROQ_API_KEY is not set; groq needs it. Set GROQ_API_KEY.",
        "failed  together  TOGETHER_API_KEY has spaces or other characters that are not allowed in a key. Copy the key again, without quotes, spaces and line breaks.",
        "warning  vllm:other  The vendor does not list it: the name is wrong, or your key may not use it. Choose another one: moagraph models vllm --all",
        "warning  openai:gpt-4.1  \`openai:gpt-4.1\`, which nodes \`l1-gpt-4.1\`, \`l2-gpt-4.1\` ask, retires on 2027-01-14. Replace it with its successor: --model openai:gpt-4.1=openai:gpt-6-luna",
        "failed  vllm:llama  vllm:llama refused access (403): Country not supported. Check VLLM_API_KEY, and that this key has access to the model.",
        "failed  vllm:other  vllm:other was not found (404): The model \`other\` does not exist or you do not have access to it. Check the model's id and the base URL, http://HOST/v1.",
      ]
    `);
    expect(stdout + stderr).not.toMatch(/sk-(?:wrong|right)|two words/);
  });

  test("names retired models with their successor", async ({ expect, ...end }) => {
    const together = { models: ["Qwen/Qwen1.5-72B-Chat"], key: "together-key-1" };
    const { env } = await startStandIns({ together }, end);
    const { exitCode, stdout } = await doctor(["moa-lite"], env);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /\nfailed +together:Qwen\/Qwen1\.5-72B-Chat +.*is retired since .*--model together:Qwen\/Qwen1\.5-72B-Chat=together:/,
    );
    expect(stdout).toMatch(
      /\nwarning +together:microsoft\/WizardLM-2-8x22B +The vendor does not list it/,
    );
  });

  test("reads the addresses of a graph file", async ({ expect, ...end }) => {
    const { env } = await startStandIns({ "my-server": { models: ["llama"] } }, end);
    const cwd = await emptyFolder(end);
    const graph = {
      name: "file",
      endpoints: { "my-server": { baseUrl: env["MY_SERVER_BASE_URL"] } },
      nodes: { ada: { kind: "proposer", model: "my-server:llama" } },
      output: "ada",
    };
    await writeFile(join(cwd, "panel.json"), JSON.stringify(graph));
    const { exitCode, stdout } = await doctor(["panel.json", "--yes"], {}, cwd);
    expect(exitCode).toBe(0);
    expect(linesOf(stdout).at(-1)).toBe("ok  my-server:llama  It answers.");
  });

  test("fails for a model without a provider, and for functions", async ({ expect, ...end }) => {
    const { env } = await startStandIns({ vllm: { models: ["llama"] } }, end);
    const cwd = await emptyFolder(end);
    const nodes = {
      ada: { kind: "proposer", model: "vllm:llama" },
      bob: { kind: "proposer", model: "gpt-4o" },
      vote: { kind: "reducer", reads: ["ada", "bob"], reduce: { use: "foo" } },
    };
    await writeFile(
      join(cwd, "panel.json"),
      JSON.stringify({ name: "file", nodes, output: "vote" }),
    );
    const { exitCode, stdout } = await doctor(["panel.json"], env, cwd);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^failed +file +.*the function `foo`.* Functions can be passed in TypeScript only\./m,
    );
    expect(stdout).toMatch(/^failed +gpt-4o +The model `gpt-4o` has no provider\. Write it as /m);
  });

  test("names the addresses of a graph before it requests them", async ({ expect, ...end }) => {
    const cwd = await emptyFolder(end);
    const graph = {
      name: "file",
      // No client connects to this port.
      endpoints: { foreign: { baseUrl: "http://192.0.2.1:9/v1" } },
      nodes: { ada: { kind: "proposer", model: "foreign:llama" } },
      output: "ada",
    };
    await writeFile(join(cwd, "panel.json"), JSON.stringify(graph));
    const { stderr } = await doctor(["panel.json"], {}, cwd);
    expect(stderr).toMatch(
      /^note: The models of `foreign` are at http:\/\/192\.0\.2\.1:9\/v1: the graph says so\.\n/,
    );
  });

  test("fails without the key of a vendor that has no list", async ({ expect }) => {
    const env = { AZURE_OPENAI_BASE_URL: "http://127.0.0.1:9/openai/v1" };
    const { exitCode, stdout } = await doctor(["--proposer", "azure-openai:gpt-4o"], env);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^failed +azure-openai:gpt-4o +AZURE_OPENAI_API_KEY is not set; /m);
  });

  test("knows the short names of listed models", async ({ expect, ...end }) => {
    const { env } = await startStandIns({ ollama: { models: ["llama3:latest"] } }, end);
    const { exitCode, stdout } = await doctor(["--proposer", "ollama:llama3"], env);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^ok +ollama:llama3 +The vendor lists it\.$/m);
  });

  test("prints JSON", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await doctor(["--json"], {});
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      "error: 1 of 2 checks failed.\nhint: Fix what the lines marked `failed` report, then run the command again.\n",
    );
    expect(JSON.parse(stdout)).toMatchObject({
      checks: [
        { name: "Node.js", state: "ok", found: expect.stringMatching(/^Version /) },
        { name: "providers", state: "failed", fix: expect.stringContaining("export ") },
      ],
    });
  });

  test("does not hide a graph that is wrong", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await doctor(["moa-lit"], {});
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("hint: Did you mean `moa-lite`?");
  });
});

describe.skipIf(!hasTerminal)("moagraph doctor on a terminal", () => {
  const args = `doctor --no-local ${panel.join(" ")} openai:gpt-4.1`;

  test("asks before it calls models", async ({ expect }) => {
    const { env, calls } = await twoVendors({ onTestFinished });
    const { child, shown, type, until } = openTerminal(args, env);
    await until("Ask for one token of 2 models (<$0.0001)? [Y/n] ");
    expect(calls("vllm")).toEqual([]);
    type("y\r");
    expect(await shown).toMatch(/ok +vllm:llama +It answers\./);
    expect(child.exitCode).toBe(0);
  });

  test("says nothing of calls at ^C", async ({ expect }) => {
    const { env } = await twoVendors({ onTestFinished });
    const { child, shown, type, until } = openTerminal(args, env);
    await until("[Y/n] ");
    type("\u0003");
    expect(await shown).toMatch(
      /error: Interrupted\.\r\nhint: Run the command again\.\r\ndocs: \S+\/interrupted\.html\r\n$/,
    );
    expect(child.exitCode).toBe(130);
  });

  test("calls none after no", async ({ expect }) => {
    const { env, calls } = await twoVendors({ onTestFinished });
    const { child, shown, type, until } = openTerminal(args, env);
    await until("[Y/n] ");
    type("n\r");
    expect(await shown).toContain("skipped");
    expect(child.exitCode).toBe(0);
    expect(calls("vllm")).toEqual([]);
  });
});
