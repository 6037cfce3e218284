import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { hasTerminal, openTerminal } from "./open-terminal.js";
import { emptyFolder, startStandIns, type StandIns, type TestEnd } from "./stand-ins.js";

const end: TestEnd = { onTestFinished };

/** A folder in which `@moagraph/ollama` is installed. */
async function projectFolder(): Promise<string> {
  const folder = await emptyFolder(end);
  const place = join(folder, "node_modules/@moagraph/ollama");
  await mkdir(dirname(place), { recursive: true });
  const source = fileURLToPath(new URL("../../providers/ollama", import.meta.url));
  await symlink(source, place, "junction");
  await writeFile(join(folder, "package.json"), "{}");
  return folder;
}

async function startOllama(models: readonly string[]): Promise<StandIns> {
  return startStandIns({ ollama: { models } }, end);
}

describe("the first minute with Ollama on this machine", () => {
  test("models, init and run work without a key", async ({ expect }) => {
    const cwd = await projectFolder();
    const { env, journal } = await startOllama(["qwen3:4b", "gemma3:4b", "llama3.2:3b"]);
    const place = { cwd, env };
    const listed = await moagraph(["models", "--no-local"], place);
    expect(listed).toMatchObject({ exitCode: 0, stderr: "" });
    expect(listed.stdout).toMatch(
      /^ollama:gemma3:4b[^]*\nollama:llama3\.2:3b[^]*\nollama:qwen3:4b/m,
    );
    const args = ["--aggregator", "ollama:qwen3:4b"];
    const made = await moagraph(["init", "--no-local", ...args], place);
    expect(made).toMatchObject({ exitCode: 0 });
    expect(made.stdout).toContain("\nI am qwen3:4b.\n");
    const file = await readFile(join(cwd, "panel.yaml"), "utf8");
    expect(file.match(/model: .*/g)?.toSorted()).toEqual([
      "model: ollama:gemma3:4b",
      "model: ollama:llama3.2:3b",
      "model: ollama:qwen3:4b",
      "model: ollama:qwen3:4b",
    ]);
    const calls = journal("ollama").filter(({ path }) => path.startsWith("/api/chat"));
    expect(calls).toHaveLength(4);
    expect(journal("ollama").every(({ path }) => path.startsWith("/api/"))).toBe(true);
  });

  test("an Ollama without models says how to get one", async ({ expect }) => {
    const place = { cwd: await projectFolder(), ...(await startOllama([])) };
    const { exitCode, stderr } = await moagraph(["init", "--no-local"], place);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^note: ollama: It has no model\. Run ollama pull qwen3:4b\.\n/);
  });

  test.skipIf(!hasTerminal)("one question on a terminal is enough", async ({ expect }) => {
    const folder = await emptyFolder(end);
    const { env } = await startOllama(["qwen3:4b"]);
    const out = join(folder, "panel.yaml");
    const { child, shown, type, until } = openTerminal(`init --no-local --out '${out}'`, env);
    await until("Run it once now? Cost: $0.00. [Y/n] ");
    type("\r");
    expect(await shown).toContain("I am qwen3:4b.");
    expect(child.exitCode).toBe(0);
  });
});
