import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { TestRequest } from "@moagraph/provider-kit/testing";
import { describe, inject, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { bareBin as command, moagraph as startMoagraph, type Outcome } from "./moagraph.js";
import { createProject, panelOf } from "./project.js";
import { startVendor, type Vendor } from "./vendor.js";

/** An endpoint whose models answer with its name and theirs. */
async function endpoint(name: string): Promise<Vendor> {
  const vendor = await startVendor(({ model }: TestRequest) => ({ text: `${name} ${model}` }));
  onTestFinished(() => vendor.close());
  return vendor;
}

/** A folder with a graph of these models. */
async function folderWith(
  models: readonly [string, ...string[]],
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const graph = panelOf(models, models[0]);
  const project = await createProject({ "panel.json": graph, ...files });
  onTestFinished(() => project.remove());
  return project.folder;
}

/** A folder in which only the package for endpoints is installed. */
async function withEndpointsOnly(models: readonly [string, ...string[]]): Promise<string> {
  const source = pathToFileURL(join(inject("bareCommand"), "dist/openai-compatible.js")).href;
  return folderWith(models, {
    "node_modules/@moagraph/openai-compatible/index.js": `export * from "${source}";`,
    "node_modules/@moagraph/openai-compatible/package.json": '{ "type": "module" }',
  });
}

async function run(cwd: string, env: Record<string, string>): Promise<Outcome> {
  return moagraph(["run", "panel.json", "Why?"], { cwd, env });
}

/** The error of a run that makes no call. */
async function faultOf(
  models: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<{ exitCode: number | null; stderr: string }> {
  const { exitCode, stderr } = await run(await folderWith(models), env);
  return { exitCode, stderr };
}

const pathsOf = ({ journal }: Vendor) => journal.map(({ path }) => path);
const keysOf = ({ journal }: Vendor) => journal.map(({ headers }) => headers["authorization"]);

describe("a provider id with a base URL", () => {
  test("is an OpenAI-style endpoint; a graph can have several", async ({ expect }) => {
    const [local, router] = [await endpoint("local"), await endpoint("router")];
    const cwd = await folderWith(["lm-studio:llama3:8b", "litellm:qwen/qwen3-8b:free"]);
    const outcome = await run(cwd, {
      LM_STUDIO_BASE_URL: local.url,
      LITELLM_BASE_URL: router.url,
      LITELLM_API_KEY: "router-key-1",
    });
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "local llama3:8b\n" });
    expect([local.journal.length, router.journal.length]).toEqual([2, 1]);
    expect([...keysOf(local), ...keysOf(router)]).toEqual([undefined, undefined, "[redacted]"]);
  });

  test.for(["/v1/", "", "/api"])(
    "is Ollama without its package, with the path %j",
    async (path, { expect }) => {
      const ollama = await endpoint("ollama");
      const cwd = await withEndpointsOnly(["ollama:llama3:8b"]);
      const address = new URL(ollama.url).origin + path;
      const options = { cwd, command, env: { OLLAMA_BASE_URL: address } };
      const outcome = await startMoagraph(["run", "panel.json", "Why?"], options);
      expect(outcome).toMatchObject({ exitCode: 0, stdout: "ollama llama3:8b\n" });
      expect(pathsOf(ollama)).toEqual(["/v1/chat/completions", "/v1/chat/completions"]);
    },
  );

  test("is its installed package if there is one", async ({ expect }) => {
    const unused = await endpoint("unused");
    const cwd = await folderWith(["together:ok"]);
    const outcome = await run(cwd, { TOGETHER_BASE_URL: unused.url });
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "One. Two. Three.\n" });
    expect(unused.journal).toEqual([]);
  });

  test("is an endpoint if its own package is not installed", async ({ expect }) => {
    const vendor = await endpoint("proxy");
    const cwd = await withEndpointsOnly(["openai:gpt-4o"]);
    const env = { OPENAI_BASE_URL: vendor.url };
    const outcome = await startMoagraph(["run", "panel.json", "Why?"], { cwd, env, command });
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "proxy gpt-4o\n" });
  });

  test("needs the package for endpoints", async ({ expect }) => {
    const cwd = await folderWith(["vllm:llama"]);
    const env = { VLLM_BASE_URL: "http://localhost:8000/v1" };
    const outcome = await startMoagraph(["run", "panel.json", "Why?"], {
      cwd,
      env,
      command,
    });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr.replaceAll(cwd, "/project")).toMatchInlineSnapshot(`
      "error: \`vllm\` is an OpenAI-style endpoint, but the package for such endpoints is not installed.
      hint: Run npm install @moagraph/openai-compatible, or simulate every model with --offline. Looked in node_modules of \`/project\`, and where moagraph is installed.
      "
    `);
  });

  test("is no endpoint if the vendor's API is not OpenAI-style", async ({ expect }) => {
    const vendor = await endpoint("never");
    const vendors = ["anthropic", "azure-openai", "bedrock", "cohere", "google"];
    const env = Object.fromEntries(
      vendors.map((id) => [`${id.toUpperCase().replace("-", "_")}_BASE_URL`, vendor.url]),
    );
    const cwd = await folderWith(["anthropic:m", ...vendors.map((id) => `${id}:m`)]);
    const options = { cwd, env, command };
    const { exitCode, stderr } = await startMoagraph(["run", "panel.json", "Why?"], options);
    expect(exitCode).toBe(2);
    for (const id of vendors) expect(stderr).toContain(`Run npm install @moagraph/${id}, or`);
    expect(vendor.journal).toEqual([]);
  });

  test("must be an HTTP address", async ({ expect }) => {
    const fault = await faultOf(["vllm:llama"], { VLLM_BASE_URL: "localhost:8000" });
    expect(fault.exitCode).toBe(2);
    expect(fault.stderr).toContain("VLLM_BASE_URL is not the HTTP address of an API");
  });
});

describe("a provider id without a base URL", () => {
  test("names what to set, for all providers at once", async ({ expect }) => {
    const models = ["grok:x", "claude:y", "gemini:z", "sglang:v", "my-own:w", "llama"] as const;
    const { exitCode, stderr } = await faultOf(models);
    expect(exitCode).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: The graph has 6 faults in its providers:
        The model \`llama\` has no provider. Write it as \`provider:model-id\`, such as \`openai:gpt-4o\`, or pass --model llama=openai:gpt-4o.
        There is no provider \`grok\`. Did you mean \`xai\`? For an OpenAI-style endpoint of this name, set GROK_BASE_URL to its address.
        There is no provider \`claude\`. Did you mean \`anthropic\`? For an OpenAI-style endpoint of this name, set CLAUDE_BASE_URL to its address.
        There is no provider \`gemini\`. Did you mean \`google\`? For an OpenAI-style endpoint of this name, set GEMINI_BASE_URL to its address.
        SGLANG_BASE_URL is not set; the models of \`sglang\` need it. Set SGLANG_BASE_URL to its address, such as http://localhost:30000/v1.
        There is no provider \`my-own\`. The providers are anthropic, azure-openai, bedrock, cerebras, cohere, deepseek, fireworks, google, groq, langchain, mistral, ollama, openai, openrouter, together, xai, openai-compatible, simulated. For an OpenAI-style endpoint of this name, set MY_OWN_BASE_URL to its address.
      hint: Fix the faults above, replace models with --model from=to, or simulate every model with --offline.
      "
    `);
  });

  test("names a valid id", async ({ expect }) => {
    const { exitCode, stderr } = await faultOf(["LM_Studio:llama"], {
      LM_STUDIO_BASE_URL: "http://localhost:1234/v1",
    });
    expect(exitCode).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: There is no provider \`LM_Studio\`.
      hint: A provider id has lower-case letters, digits and hyphens. Write it as \`lm-studio\`.
      "
    `);
  });

  test("is listed up to twenty times", async ({ expect }) => {
    const ids = Array.from({ length: 30 }, (_, index) => `own-server-${index}:x`);
    const { stderr } = await faultOf(["own-server:x", ...ids]);
    expect(stderr.match(/There is no provider/g)).toHaveLength(20);
    expect(stderr).toContain("has 31 faults in its providers:\n");
    expect(stderr).toContain("\n  … and 11 more\n");
  });
});
