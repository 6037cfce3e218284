/** @typedef {{ title: string, start: string, variable: string, url: string, model: string }} Server */

const question = '"What are three fun things to do in SF?"';

/** Servers with an OpenAI-style API, with their usual ports. @type {readonly Server[]} */
const servers = [
  {
    title: "vLLM",
    start: "vllm serve Qwen/Qwen3-8B",
    variable: "VLLM",
    url: "http://localhost:8000/v1",
    model: "Qwen/Qwen3-8B",
  },
  {
    title: "SGLang",
    start: "python3 -m sglang.launch_server --model-path Qwen/Qwen3-8B --port 30000",
    variable: "SGLANG",
    url: "http://localhost:30000/v1",
    model: "Qwen/Qwen3-8B",
  },
  {
    title: "llama.cpp",
    start: "llama-server -hf ggml-org/gemma-3-4b-it-GGUF --port 8080",
    variable: "LLAMA_CPP",
    url: "http://localhost:8080/v1",
    model: "gemma-3-4b-it",
  },
  {
    title: "LM Studio",
    start: "lms load google/gemma-3-4b && lms server start",
    variable: "LM_STUDIO",
    url: "http://localhost:1234/v1",
    model: "google/gemma-3-4b",
  },
  {
    title: "LiteLLM",
    start: "litellm --model ollama/gemma3:4b --port 4000",
    variable: "LITELLM",
    url: "http://localhost:4000/v1",
    model: "ollama/gemma3:4b",
  },
  {
    title: "Text Generation Inference (TGI)",
    start:
      "docker run --gpus all -p 8080:80 ghcr.io/huggingface/text-generation-inference --model-id Qwen/Qwen3-8B",
    variable: "TGI",
    url: "http://localhost:8080/v1",
    model: "tgi",
  },
  {
    title: "LocalAI",
    start: "local-ai run gemma-3-4b-it",
    variable: "LOCALAI",
    url: "http://localhost:8080/v1",
    model: "gemma-3-4b-it",
  },
  {
    title: "Jan",
    start: "# In Jan: Settings, Local API Server, Start Server. Copy its API key to JAN_API_KEY.",
    variable: "JAN",
    url: "http://localhost:1337/v1",
    model: "gemma-3-4b-it",
  },
  {
    title: "text-generation-webui",
    start: "./start_linux.sh --api --model gemma-3-4b-it.gguf",
    variable: "TEXT_GENERATION_WEBUI",
    url: "http://localhost:5000/v1",
    model: "gemma-3-4b-it.gguf",
  },
  {
    title: "Docker Model Runner",
    start: "docker desktop enable model-runner --tcp 12434 && docker model pull ai/gemma3",
    variable: "DOCKER_MODEL_RUNNER",
    url: "http://localhost:12434/engines/v1",
    model: "ai/gemma3",
  },
  {
    title: "MLX",
    start: "mlx_lm.server --model mlx-community/Qwen3-8B-4bit --port 8080",
    variable: "MLX",
    url: "http://localhost:8080/v1",
    model: "mlx-community/Qwen3-8B-4bit",
  },
  {
    title: "KoboldCpp",
    start: "koboldcpp --model gemma-3-4b-it.gguf --port 5001",
    variable: "KOBOLDCPP",
    url: "http://localhost:5001/v1",
    model: "gemma-3-4b-it",
  },
  {
    title: "GPT4All",
    start: "# In GPT4All: Settings, Application, Enable Local API Server.",
    variable: "GPT4ALL",
    url: "http://localhost:4891/v1",
    model: "Llama 3.2 3B Instruct",
  },
];

/** The page about servers with an OpenAI-style API. */
export function endpointsPage() {
  return `# Servers with an OpenAI-style API

<!-- Written by \`npm run provider-pages\`. -->

Any server with an OpenAI-style API works through \`@moagraph/openai-compatible\`. Start the server, set its base URL, run. Before the first run:

\`\`\`sh
npm install moagraph @moagraph/openai-compatible @langchain/core @langchain/langgraph
\`\`\`

The id before the first colon of a model is yours to choose: \`my-server:some-model\` uses \`MY_SERVER_BASE_URL\` and, if the server needs a key, \`MY_SERVER_API_KEY\`. A graph file can have the base URL in \`endpoints\`, but never a key. Models of Ollama have a [provider of their own](ollama.md).

If a proxy is set, add \`NO_PROXY=localhost\`. The names of the models below are examples: use those that your server serves.

${servers.map(serverSection).join("\n\n")}
`;
}

/** @type {(server: Server) => string} */
function serverSection({ title, start, variable, url, model }) {
  const name = `${variable.toLowerCase().replaceAll("_", "-")}:${model}`;
  const quoted = name.includes(" ") ? `"${name}"` : name;
  return `## ${title}

\`\`\`sh
${start}
export ${variable}_BASE_URL=${url}
moagraph run --proposer ${quoted} --aggregator ${quoted} ${question}
\`\`\``;
}
