import assert from "node:assert/strict";
import { keyHash } from "../journal.js";
import { assertNoKey, modes, providerError, rejection } from "./ask.js";
import { type Bench, type ContractCase, testKey } from "./contract-case.js";
import { withEnvironment } from "./with-globals.js";

/** Variables of other vendors and of LangChain. A vendor's package may read them by mistake. */
const foreignVariables = [
  "AWS_ACCESS_KEY_ID",
  "AWS_BEARER_TOKEN_BEDROCK",
  "AWS_ENDPOINT_URL",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "BEDROCK_AWS_ACCESS_KEY_ID",
  "BEDROCK_AWS_SECRET_ACCESS_KEY",
  "ANTHROPIC_API_KEY",
  "ANTHROPIC_AUTH_TOKEN",
  "ANTHROPIC_BASE_URL",
  "ANTHROPIC_CUSTOM_HEADERS",
  "COHERE_API_KEY",
  "CO_API_KEY",
  "CO_API_URL",
  "GEMINI_API_KEY",
  "GOOGLE_API_KEY",
  "GROQ_API_KEY",
  "LANGSMITH_GATEWAY",
  "LANGSMITH_GATEWAY_API_KEY",
  "OLLAMA_API_KEY",
  "OLLAMA_HOST",
  "OPENAI_ADMIN_KEY",
  "OPENAI_API_BASE",
  "OPENAI_API_KEY",
  "OPENAI_BASE_URL",
  "OPENAI_CUSTOM_HEADERS",
  "OPENAI_ORGANIZATION",
  "OPENAI_ORG_ID",
  "OPENAI_PROJECT_ID",
  "TOGETHER_AI_API_KEY",
  "TOGETHER_API_KEY",
  "TOGETHER_BASE_URL",
];

const isUrl = (name: string): boolean => /BASE|_URL$|_HOST$|GATEWAY$/.test(name);

/** All variables that do not belong to the provider, each with a recognisable value. */
function foreignVariablesOf(
  { envPrefix, ownVariables: own }: Bench,
  trapUrl: string,
): Record<string, string> {
  const names = foreignVariables.filter(
    (name) => !name.startsWith(`${envPrefix}_`) && !own.includes(name),
  );
  const valueOf = (name: string): string => {
    if (isUrl(name)) return trapUrl;
    return name.endsWith("HEADERS") ? "X-Foreign: foreign" : "foreign";
  };
  return Object.fromEntries(names.map((name) => [name, valueOf(name)]));
}

/** The provider's variables. Others than these are unset. */
function variablesOf(
  { envPrefix, ownVariables }: Bench,
  key?: string,
  baseUrl?: string,
): Record<string, string | undefined> {
  const others = Object.fromEntries(ownVariables.map((name) => [name, undefined]));
  return { ...others, [`${envPrefix}_API_KEY`]: key, [`${envPrefix}_BASE_URL`]: baseUrl };
}

/** Keys, base URLs and the environment. */
export const keyCases: readonly ContractCase[] = [
  {
    name: "throws MissingKeyError from chat() without a key, and sends no request",
    async run(bench) {
      const { server, baseUrl } = await bench.serve({ text: "Hello." });
      const provider = bench.create({ baseUrl });
      await withEnvironment(variablesOf(bench), async () => {
        const error = await providerError(provider.chat(bench.model, {}));
        assert.equal(error.code, "MISSING_KEY");
        assert.ok(error.message.includes(`${bench.envPrefix}_API_KEY`), error.message);
        assert.ok(error.message.includes(`${provider.id}:${bench.model}`), error.message);
        assert.equal(server.journal.length, 0);
      });
    },
  },
  {
    name: "treats a blank key as missing",
    async run(bench) {
      const { baseUrl } = await bench.serve({ text: "Hello." });
      await withEnvironment(variablesOf(bench, " "), async () => {
        const chat = bench.create({ baseUrl }).chat(bench.model, {});
        assert.equal((await providerError(chat)).code, "MISSING_KEY");
      });
    },
  },
  {
    name: "reads its key and base URL from its own variables, when a model is made",
    async run(bench) {
      const { server, baseUrl } = await bench.serve({ text: "Hello." });
      const provider = bench.create({});
      await withEnvironment(variablesOf(bench, `${testKey}\n`, `${baseUrl}/`), async () => {
        await (await provider.chat(bench.model, {})).invoke("Hi");
      });
      assert.equal(server.journal[0]?.keyHash, keyHash(testKey));
    },
  },
  {
    name: "prefers the key of its options",
    async run(bench) {
      const { server, chat } = await bench.serve({ text: "Hello." });
      await withEnvironment(variablesOf(bench, "another"), async () => {
        await (await chat()).invoke("Hi");
      });
      assert.equal(server.journal[0]?.keyHash, keyHash(testKey));
    },
  },
  ...modes.map(([mode, ask]): ContractCase => ({
    name: `sends nothing from variables that are not its own, ${mode}`,
    async run(bench) {
      const trap = await bench.serve({ text: "Trapped." });
      const { server, chat } = await bench.serve({ text: "Hello." });
      await withEnvironment(foreignVariablesOf(bench, trap.baseUrl), async () => ask(await chat()));
      assert.equal(server.journal.length, 1);
      assert.ok(!/foreign/i.test(JSON.stringify(server.journal)), "A foreign variable was sent.");
      assert.equal(server.journal[0]?.keyHash, keyHash(testKey));
      assert.equal(trap.server.journal.length, 0);
    },
  })),
  {
    name: "never sends another vendor's key instead of its own",
    async run(bench) {
      const trap = await bench.serve({ text: "Trapped." });
      const { server, baseUrl } = await bench.serve({ text: "Hello." });
      const provider = bench.create({ baseUrl });
      const variables = { ...foreignVariablesOf(bench, trap.baseUrl), ...variablesOf(bench) };
      await withEnvironment(variables, async () => {
        await provider
          .chat(bench.model, {})
          .then((model) => model.invoke("Hi"))
          .catch(() => {});
      });
      for (const { keyHash: sent } of server.journal) assert.equal(sent, null);
      assert.equal(trap.server.journal.length, 0);
    },
  },
  {
    name: "rejects a key with characters not allowed in a header, without showing it",
    async run(bench) {
      const { baseUrl } = await bench.serve({ text: "Hello." });
      const key = "sk-first\nsk-second";
      const chat = async (): Promise<unknown> =>
        bench.create({ baseUrl, apiKey: key }).chat(bench.model, {});
      const error = await rejection(chat());
      assertNoKey(error, "sk-second");
      assert.equal((error as { code?: string }).code, "INVALID_SETTING");
    },
  },
  {
    name: "never shows its key in a model, trace or error",
    async run(bench) {
      const message = `Incorrect API key provided: ${testKey}. See the dashboard.`;
      const { chat } = await bench.serve({ fault: { status: 401, message } });
      const model = await chat();
      const traced: unknown[] = [];
      const tracer = {
        handleChatModelStart: (...received: unknown[]) => void traced.push(received),
      };
      const error = await providerError(model.invoke("Hi", { callbacks: [tracer] }));
      assert.equal(error.code, "AUTHENTICATION_FAILED");
      assert.equal(traced.length, 1);
      assertNoKey(traced);
      assertNoKey(model);
    },
  },
];
