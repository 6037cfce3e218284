// The vendors of the examples: test servers on this machine. A simulated model writes their replies.
import { openaiCompatible } from "@moagraph/openai-compatible";
import { simulated } from "@moagraph/simulated";
import { startTestServer } from "@moagraph/provider-kit/testing";

/** Vendors whose list of models an example prints. Each other one answers for every model. */
const listed = {
  OPENAI: ["gpt-5.4", "gpt-5.6-luna", "gpt-6.2-sol"],
  GROQ: ["openai/gpt-oss-120b", "openai/gpt-oss-20b"],
  OLLAMA: ["gemma3:4b", "llama3.2:3b", "qwen3:4b"],
  VLLM: ["Qwen/Qwen3-8B"],
};

/** APIs whose base URL has no `/v1`. */
const withoutVersion = ["ANTHROPIC", "BEDROCK", "COHERE", "GOOGLE", "OLLAMA"];

const others = [
  "ANTHROPIC",
  "AZURE_OPENAI",
  "BEDROCK",
  "CEREBRAS",
  "COHERE",
  "DEEPSEEK",
  "FIREWORKS",
].concat(["GOOGLE", "MISTRAL", "OPENROUTER", "TOGETHER", "XAI"]);

const replies = simulated();

// Loads LangChain now: on a busy machine it takes longer than the time limits of the examples.
await openaiCompatible({ apiKey: "no-key", baseUrl: "http://localhost" }).chat("any", {});

/** @type {(request: import("@moagraph/provider-kit/testing").TestRequest) => Promise<{ text: string }>} */
async function reply({ model, body }) {
  const messages = (body.messages ?? []).map(({ role, content }) => ({
    role,
    content: String(content),
  }));
  const { text } = await (await replies.chat(model, {})).invoke([...formIn(body), ...messages]);
  return { text };
}

/**
 * The form that a request sets for its reply, in the words that simulated models know.
 *
 * @type {(body: import("@moagraph/provider-kit/testing").TestRequest["body"]) => { role: string, content: string }[]}
 */
function formIn(body) {
  const format = /** @type {{ json_schema: { schema: unknown } } | undefined} */ (
    body["response_format"]
  );
  if (format === undefined) return [];
  const content = `Reply with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(format.json_schema.schema)}`;
  return [{ role: "system", content }];
}

/**
 * Starts the vendors.
 *
 * @returns {Promise<Record<string, string>>} the base URL of each, by the first part of its variables
 */
export async function startVendors() {
  const everyModel = await startTestServer({ models: { "*": reply } });
  const urls = others.map((name) => [name, urlFor(name, everyModel)]);
  for (const [name, ids] of Object.entries(listed)) {
    const models = Object.fromEntries(ids.map((id) => [id, reply]));
    urls.push([name, urlFor(name, await startTestServer({ models }))]);
  }
  return Object.fromEntries(urls);
}

/** @type {(name: string, server: { url: string, origin: string }) => string} */
function urlFor(name, { url, origin }) {
  return withoutVersion.includes(name) ? origin : url;
}
