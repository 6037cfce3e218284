import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startTestServer, type TestServerOptions } from "@moagraph/provider-kit/testing";
import { modelsOf } from "@moagraph/core/graph";
import { recipes } from "@moagraph/recipes";
import { describe, expect, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { createProject, panelOf } from "./project.js";
import { shellArguments } from "./shell-arguments.js";

type Environment = Readonly<Record<string, string>>;

/** A stand-in for a vendor that serves these models and no others. */
async function serve(models: TestServerOptions["models"]): Promise<string> {
  const server = await startTestServer({ models });
  onTestFinished(() => server.close());
  return server.url;
}

/** The command at the end of an error. */
function offerIn({ stderr }: Outcome): string {
  return /\nhint: .*\ntry: (moagraph run .*)\n$/.exec(stderr)?.[1] ?? stderr;
}

/** Runs a command with the arguments that a shell reads in it. */
async function inShell(command: string, env: Environment, cwd?: string): Promise<Outcome> {
  return moagraph(await shellArguments(command, cwd), { env, ...(cwd !== undefined && { cwd }) });
}

const answer = { text: "Because of the light." };

describe("the command at the end of an error", () => {
  test("uses the models of the keys that are set", async () => {
    const url = await serve({ "gpt-a": answer, "gpt-b": answer, "text-embedding-3": answer });
    const env = { OPENAI_API_KEY: "openai-key-1", OPENAI_BASE_URL: url };
    const failed = await moagraph(["run", "moa-lite", "Why $(id)?"], { env });
    expect(failed).toMatchObject({ exitCode: 2, stdout: "" });
    expect(failed.stderr).toMatch(/^error: TOGETHER_API_KEY is not set/m);
    const command = offerIn(failed);
    expect(command).toBe("moagraph run --proposer openai:gpt-a 'Why $(id)?'");
    const ran = await inShell(command, env);
    expect(ran).toMatchObject({ exitCode: 0, stdout: "Because of the light.\n" });
  });

  test("uses other models of a vendor that no longer serves those of a recipe", async () => {
    const url = await serve({ "Qwen/Qwen-test": answer, "meta-llama/Llama-test": answer });
    const env = { TOGETHER_API_KEY: "together-key-1", TOGETHER_BASE_URL: url };
    const failed = await moagraph(["run", "moa-lite", "Why?"], { env });
    expect(failed).toMatchObject({ exitCode: 1, stdout: "" });
    expect(failed.stderr).toContain("MODEL_NOT_FOUND");
    const command = offerIn(failed);
    expect(command.match(/ --proposer together:\S+/g)).toHaveLength(2);
    const ran = await inShell(command, env);
    expect(ran).toMatchObject({ exitCode: 0, stdout: "Because of the light.\n" });
  });

  test("is a recipe of today if all its models can be used", async () => {
    const ids = modelsOf(recipes["panel-budget"].graph).map((model) => model.split(":")[1] ?? "");
    const url = await serve(Object.fromEntries(ids.map((id) => [id, answer])));
    const env = { OPENROUTER_API_KEY: "openrouter-key-1", OPENROUTER_BASE_URL: url };
    const failed = await moagraph(["run", "moa", "Why?"], { env });
    const command = offerIn(failed);
    expect(command).toBe("moagraph run panel-budget 'Why?'");
    const ran = await inShell(command, env);
    expect(ran).toMatchObject({ exitCode: 0, stdout: "Because of the light.\n" });
  });

  test("keeps a graph in which few models have to be replaced", async () => {
    const url = await serve({ "gpt-a": answer, "gpt-b": answer, "qwen-a": answer });
    const env = { OPENAI_API_KEY: "openai-key-1", OPENAI_BASE_URL: url };
    const graph = panelOf(["openai:gone", "openai:gpt-a"], "openai:gone");
    const project = await createProject({ "it's.json": graph });
    onTestFinished(() => project.remove());
    const cwd = project.folder;
    const failed = await moagraph(["run", "it's.json", "Why?"], { cwd, env });
    expect(failed).toMatchObject({ exitCode: 1, stdout: "" });
    const command = offerIn(failed);
    expect(command).toMatch(
      /^moagraph run 'it'\\''s\.json' --model openai:gone=openai:\S+ 'Why\?'$/,
    );
    const ran = await inShell(command, env, cwd);
    expect(ran).toMatchObject({ exitCode: 0, stdout: "Because of the light.\n" });
  });

  test("keeps the options, and replaces the models of --model and --aggregator", async () => {
    const url = await serve({ "gpt-a": answer, "gpt-b": answer, "qwen-a": answer });
    const env = { OPENAI_API_KEY: "openai-key-1", OPENAI_BASE_URL: url };
    const graph = panelOf(["openai:x1", "openai:gpt-a"], "openai:gpt-a");
    const project = await createProject({ "panel.json": graph });
    onTestFinished(() => project.remove());
    const cwd = project.folder;
    const options =
      "--temperature default --max-output-tokens 50 --timeout 5 --max-concurrency 2 --json";
    const models = ["--model", "openai:x1=openai:gone", "--aggregator", "openai:gone"];
    const args = ["run", "panel.json", ...models, ...options.split(" "), "Why?"];
    const command = offerIn(await moagraph(args, { cwd, env }));
    const [, replacement = ""] = /=(openai:\S+)/.exec(command) ?? [];
    expect(command).toBe(
      `moagraph run panel.json --model openai:x1=${replacement} --aggregator ${replacement} ${options} 'Why?'`,
    );
    const ran = await inShell(command, env, cwd);
    expect(ran.exitCode).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ answer: answer.text });
  });

  test("uses no model of a provider that refuses the key", async () => {
    const refusing = await startTestServer({
      models: { "gpt-a": { fault: "forbidden" }, "gpt-b": answer },
    });
    onTestFinished(() => refusing.close());
    const env = {
      OPENAI_API_KEY: "openai-key-1",
      OPENAI_BASE_URL: refusing.url,
      CEREBRAS_API_KEY: "cerebras-key-1",
      CEREBRAS_BASE_URL: await serve({ "qwen-test": answer }),
    };
    const failed = await moagraph(["run", "--proposer", "openai:gpt-a", "Why?"], { env });
    expect(failed.stderr).toContain(
      "\nhint: Check OPENAI_API_KEY, and that this key has access to the model. Or replace the model with --model from=to.\n",
    );
    expect(offerIn(failed)).toBe("moagraph run --proposer cerebras:qwen-test 'Why?'");
  });

  test("is below the command that downloads a model of Ollama", async () => {
    const url = new URL(await serve({ "llama3:latest": answer })).origin;
    const env = { OLLAMA_BASE_URL: url };
    const failed = await moagraph(["run", "--proposer", "ollama:qwen3", "Why?"], { env });
    expect(failed.stderr).toContain(
      "\nhint: Download it: ollama pull qwen3; or replace the model with --model from=to.\n",
    );
    expect(offerIn(failed)).toBe("moagraph run --proposer ollama:llama3:latest 'Why?'");
  });

  test("keeps a model of Ollama without its tag", async () => {
    const url = new URL(await serve({ "llama3:latest": answer, "qwen3:4b": answer })).origin;
    const project = await createProject({
      "panel.json": panelOf(["ollama:llama3", "groq:x"], "groq:x"),
    });
    onTestFinished(() => project.remove());
    const options = { cwd: project.folder, env: { OLLAMA_BASE_URL: url } };
    expect(offerIn(await moagraph(["run", "panel.json", "Why?"], options))).toBe(
      "moagraph run panel.json --model groq:x=ollama:qwen3:4b 'Why?'",
    );
  });

  test("does not wait long for a server that does not answer", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    onTestFinished(() => silent.closeAllConnections());
    onTestFinished(() => void silent.close());
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const env = { VLLM_BASE_URL: `http://127.0.0.1:${port}/v1` };
    const failed = await moagraph(["run", "moa-lite", "--debug", "Why?"], { env });
    expect(failed.stderr).toContain("`vllm` sent no list of models within 2.5 seconds.");
    expect(failed.stderr).toContain("\ntry: moagraph run moa-lite --offline 'Why?'\n");
  });

  test("simulates the models if no key is set", async () => {
    const failed = await moagraph(["run", "moa-lite", "--", "-5 + 3?"]);
    const command = offerIn(failed);
    expect(command).toBe("moagraph run moa-lite --offline -- '-5 + 3?'");
    const ran = await inShell(command, {});
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).not.toBe("");
  });

  test("uses no provider whose key is refused", async () => {
    const refusing = await startTestServer({ models: { "gpt-a": answer }, apiKey: "another-key" });
    onTestFinished(() => refusing.close());
    const url = await serve({ "qwen-test": answer });
    const env = {
      OPENAI_API_KEY: "openai-key-1",
      OPENAI_BASE_URL: refusing.url,
      CEREBRAS_API_KEY: "cerebras-key-1",
      CEREBRAS_BASE_URL: url,
    };
    const failed = await moagraph(["run", "moa-lite"], { env, stdin: "Why?\n" });
    const command = offerIn(failed);
    expect(command).toBe("moagraph run --proposer cerebras:qwen-test");
    const ran = await moagraph(await shellArguments(command), { env, stdin: "Why\n" });
    expect(ran).toMatchObject({ exitCode: 0, stdout: "Because of the light.\n" });
  });
});
