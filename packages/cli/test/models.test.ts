import { once } from "node:events";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer, type Server } from "node:net";
import { generate } from "selfsigned";
import { describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { bareBin, moagraph as startMoagraph, type Outcome, outcomeOf, start } from "./moagraph.js";
import { emptyFolder, startStandIns, type TestEnd } from "./stand-ins.js";

/** Runs `moagraph models`. Servers that run on this machine are not looked for. */
async function models(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Outcome> {
  return moagraph(["models", "--no-local", ...args], { env });
}

async function portOf(server: Server, { onTestFinished }: TestEnd): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => void server.close());
  return (server.address() as AddressInfo).port;
}

const many = Array.from({ length: 20 }, (_, index) => `model-${String(index).padStart(2, "0")}`);

describe("moagraph models", () => {
  test("lists the models of all providers at once", async ({ expect, ...end }) => {
    const openai = { models: ["gpt-4.1-nano", "gpt-4.1", "tts-1"], key: "sk-openai-1234" };
    const { env, journal } = await startStandIns(
      { openai, vllm: { models: ["Qwen/Qwen3-8B"] }, "lm-studio": { models: many } },
      end,
    );
    const { exitCode, stdout, stderr } = await models(env);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const rows = stdout.split("\n");
    expect(rows[0]).toMatch(/^model +window +USD in +USD out +score +released$/);
    expect(rows[1]).toMatch(
      /^openai:gpt-4\.1 +1,047,576 +\$\d+\.\d\d +\$\d+\.\d\d +1,\d{3} +20\d\d/,
    );
    expect(rows[2]).toMatch(/^openai:gpt-4\.1-nano +1,047,576 +\$0\.10 +\$0\.40/);
    expect(stdout).toContain("\nvllm:Qwen/Qwen3-8B");
    expect(stdout).toContain("\nlm-studio:model-11");
    expect(stdout).not.toContain("lm-studio:model-12");
    expect(stdout).toContain("\nlm-studio: 8 more models. moagraph models lm-studio --all\n");
    expect(stdout).not.toContain("tts-1");
    expect(stdout).not.toContain("sk-openai");
    expect(journal("vllm").map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /v1/models",
    ]);
  });

  test("asks every server that the page about endpoints names", async ({ expect, ...end }) => {
    const ids = ["docker-model-runner", "gpt4all", "koboldcpp", "mlx", "text-generation-webui"];
    const served = Object.fromEntries(ids.map((id) => [id, { models: ["small"] }]));
    const { env } = await startStandIns(served, end);
    const { exitCode, stdout } = await models(env);
    expect(exitCode).toBe(0);
    for (const id of ids) expect(stdout).toContain(`\n${id}:small`);
  });

  test.for(["BEDROCK_API_KEY", "AWS_BEARER_TOKEN_BEDROCK"])(
    "asks Amazon Bedrock with only %s",
    async (name, { expect }) => {
      // Nothing listens at port 1, so that no request leaves this machine.
      const env = { [name]: "bedrock-key-1", HTTPS_PROXY: "http://127.0.0.1:1" };
      const { exitCode, stdout } = await models(env);
      expect(exitCode).not.toBe(0);
      expect(stdout).toMatch(/^bedrock: .*proxy/);
    },
  );

  test("prints long lists whole, and only the named providers", async ({ expect, ...end }) => {
    const { env, journal } = await startStandIns(
      { vllm: { models: many }, "lm-studio": { models: ["x"] } },
      end,
    );
    const { stdout } = await models(env, ["vllm", "--all"]);
    expect(stdout).toContain("vllm:model-19");
    expect(stdout).not.toContain("lm-studio");
    expect(journal("lm-studio")).toEqual([]);
  });

  test("prints JSON with the sources of facts", async ({ expect, ...end }) => {
    const { env } = await startStandIns(
      { openai: { models: ["gpt-4.1"], key: "sk-openai-1234" }, vllm: { models: [] } },
      end,
    );
    const { stdout, exitCode } = await models(env, ["--json"]);
    const { providers } = JSON.parse(stdout) as { providers: Record<string, unknown>[] };
    const byId = Object.fromEntries(providers.map((each) => [String(each["id"]), each]));
    expect(exitCode).toBe(0);
    expect(byId["openai"]).toMatchObject({
      variables: ["OPENAI_API_KEY", "OPENAI_BASE_URL"],
      fault: null,
      models: [
        {
          model: "openai:gpt-4.1",
          facts: { contextTokens: { value: 1_047_576, source: expect.stringContaining("https:") } },
        },
      ],
    });
    expect(byId["vllm"]).toMatchObject({
      models: [],
      fault: { code: "NO_MODELS", message: "It has no model.", hint: "Start it with a model." },
    });
  });

  test("names three ways to go on without a provider", async ({ expect }) => {
    expect(await models({})).toMatchInlineSnapshot(`
      {
        "exitCode": 2,
        "stderr": "error: No API key of a known provider is set, and no server of models answers here.
      hint: Set an API key, as in export OPENAI_API_KEY=...; or start Ollama and run ollama pull qwen3:4b; or simulate every model: moagraph run moa-lite --offline "Why is the sky blue?".
      ",
        "stdout": "",
      }
    `);
  });

  test("has a line for each provider that cannot be used", async ({ expect, ...end }) => {
    const { env } = await startStandIns(
      {
        openai: { models: ["gpt-4.1"], accepts: "sk-right-key", key: "sk-wrong-key" },
        ollama: { models: [] },
        vllm: { models: ["fine"] },
      },
      end,
    );
    const closed = createServer();
    const port = await portOf(closed, end);
    await new Promise((resolve) => closed.close(resolve));
    const { exitCode, stdout, stderr } = await models({
      ...env,
      LM_STUDIO_BASE_URL: `http://127.0.0.1:${port}/v1`,
      SGLANG_BASE_URL: "localhost:30000",
      TOGETHER_API_KEY: "two words",
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("vllm:fine");
    const faults = stdout.slice(stdout.lastIndexOf("\n\n") + 2);
    expect(faults.replaceAll(/127\.0\.0\.1:\d{2,}/g, "HOST")).toMatchInlineSnapshot(`
      "ollama: It has no model. Run ollama pull qwen3:4b.
      openai: refused access (401): Incorrect API key provided. Check OPENAI_API_KEY, and that this key has access to the model.
      together: TOGETHER_API_KEY has spaces or other characters that are not allowed in a key. Copy the key again, without quotes, spaces and line breaks.
      lm-studio: could not be reached: HOST refused the connection (ECONNREFUSED). Check the network and the base URL, http://HOST/v1.
      sglang: SGLANG_BASE_URL is not the HTTP address of an API: it does not begin with http:// or https://. sglang needs one. Write http://localhost:30000.
      "
    `);
    expect(stdout).not.toMatch(/sk-(?:right|wrong)/);
  });

  test("fails if a named provider cannot be used", async ({ expect, ...end }) => {
    const { env } = await startStandIns({ vllm: { models: ["fine"] } }, end);
    const { exitCode, stdout, stderr } = await models(env, ["vllm", "openai"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("vllm:fine");
    expect(stdout).toContain("\nopenai: OPENAI_API_KEY is not set");
    expect(stderr).toMatch(
      /^error: `openai` has no models to use\.\nhint: .*moagraph run moa-lite --offline.*\n$/,
    );
  });

  test("takes ids of providers, not models", async ({ expect }) => {
    const { exitCode, stderr } = await models({}, ["openai:gpt-4o"]);
    expect({ exitCode, stderr }).toMatchInlineSnapshot(`
      {
        "exitCode": 2,
        "stderr": "error: \`openai:gpt-4o\` is a model, and \`models\` takes ids of providers.
      hint: Run moagraph models openai
      ",
      }
    `);
  });

  test("says if a provider has no list and no known models", async ({ expect }) => {
    expect(await models({}, ["simulated"])).toEqual({
      exitCode: 0,
      stdout: "simulated has no list of models; name one by its id.\n",
      stderr: "",
    });
  });

  test("names the package of a key", async ({ expect, ...end }) => {
    const cwd = await emptyFolder(end);
    const env = { GROQ_API_KEY: "gsk-12345678", VLLM_BASE_URL: "http://127.0.0.1:9/v1" };
    const args = ["models", "--no-local"];
    const { stdout, exitCode } = await startMoagraph(args, { cwd, env, command: bareBin });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "groq: GROQ_API_KEY is set, but the package `@moagraph/groq` is not installed. Run npm install @moagraph/groq.\n",
    );
    expect(stdout).toMatch(/\nvllm: .*Run npm install @moagraph\/openai-compatible\.\n/);
  });

  test("explains a proxy that does not answer", async ({ expect }) => {
    const env = { OPENAI_API_KEY: "sk-openai-1234", HTTPS_PROXY: "http://127.0.0.1:9" };
    const { exitCode, stdout } = await models(env);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^openai: .*proxy.*127\.0\.0\.1:9.*\n$/);
  });

  test("explains a private certificate", async ({ expect, ...end }) => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
      keyType: "ec",
    });
    const port = await portOf(createTlsServer({ key, cert }), end);
    const env = {
      OPENAI_API_KEY: "sk-openai-1234",
      OPENAI_BASE_URL: `https://localhost:${port}/v1`,
    };
    const { exitCode, stdout } = await models(env);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^openai: .*certificate.*NODE_EXTRA_CA_CERTS.*\n$/);
  });

  test("^C ends it while a server does not answer", async ({ expect, ...end }) => {
    const silent = createServer();
    const port = await portOf(silent, end);
    const connected = once(silent, "connection");
    const env = { VLLM_BASE_URL: `http://127.0.0.1:${port}/v1` };
    const child = start(["models", "--no-local"], { env });
    const outcome = outcomeOf(child);
    await connected;
    child.kill("SIGINT");
    expect(await outcome).toMatchObject({ exitCode: 130, stdout: "" });
  });
});
