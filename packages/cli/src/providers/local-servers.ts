import { isLoopback } from "./is-loopback.js";

/** A program that serves models on this machine. */
export interface LocalServer {
  /** The provider id of its models. */
  readonly id: string;
  /** The port that its documentation uses. */
  readonly port: number;
  /** The path of its OpenAI-style API. @defaultValue `/v1` */
  readonly path?: string;
  /** How to get a model, for a server without one. */
  readonly addModel: string;
  /** Who owns a model in its list. A server that names another owner is another program. */
  readonly owner?: string;
  /** Whether it passes requests on to vendors, whose models have a price. */
  readonly isPaid?: boolean;
}

const inLmStudio = "Download a model in LM Studio, or with lms get.";
const atItsStart = "Start it with a model.";

/** Servers of models and their usual ports. For one port, the first that fits is taken. */
export const localServers: readonly LocalServer[] = [
  { id: "ollama", port: 11_434, addModel: "Run ollama pull qwen3:4b." },
  { id: "lm-studio", port: 1234, addModel: inLmStudio },
  // Another way to write it.
  { id: "lmstudio", port: 1234, addModel: inLmStudio },
  { id: "vllm", port: 8000, addModel: atItsStart },
  { id: "llama-cpp", port: 8080, addModel: atItsStart, owner: "llamacpp" },
  { id: "tgi", port: 8080, addModel: atItsStart },
  { id: "tgi", port: 3000, addModel: atItsStart },
  { id: "sglang", port: 30_000, addModel: atItsStart },
  { id: "litellm", port: 4000, addModel: "Add a model to its model_list.", isPaid: true },
  { id: "jan", port: 1337, addModel: "Download a model in Jan." },
  {
    id: "docker-model-runner",
    port: 12_434,
    path: "/engines/v1",
    addModel: "Run docker model pull ai/qwen3.",
  },
  { id: "koboldcpp", port: 5001, addModel: atItsStart },
  { id: "text-generation-webui", port: 5000, addModel: "Load a model on its page." },
  { id: "gpt4all", port: 4891, addModel: "Download a model in GPT4All." },
  // Their lists do not differ from TGI's, so they are found only if their base URL is set.
  { id: "mlx", port: 8080, addModel: atItsStart },
  { id: "localai", port: 8080, addModel: "Run local-ai run with the name of a model." },
];

/** How to get a model, for a server without one. */
export function howToAddModel(id: string): string {
  return localServers.find((server) => server.id === id)?.addModel ?? "Add a model to it.";
}

/** The base URL of a server at its usual port. */
export function usualUrl({ port, path = "/v1" }: LocalServer, host = "127.0.0.1"): string {
  return `http://${host}:${port}${path}`;
}

/**
 * Whether the models of a provider run on this machine. Without an address, a local server has its
 * usual port.
 */
export function isLocal(id: string, address: string | undefined): boolean {
  const isServer = localServers.some((server) => server.id === id && server.isPaid !== true);
  return isServer && (address === undefined || isLoopback(address));
}
