import {
  type CalledModel,
  ConnectionError,
  ModelNotFoundError,
  type ProviderError,
} from "@moagraph/provider-kit";

/** Names that a command can have as they are. */
const pulled = /^[\w.:/@-]+$/;

/** The error with the command that fixes it: to start the server, or to download the model. */
export function withNextCommand(
  { model, baseUrl }: Pick<CalledModel, "model" | "baseUrl">,
  error: ProviderError,
): ProviderError {
  const { message, cause, status, isRetryable, provider } = error;
  const known = { provider, model: error.model, message, cause, status };
  // A proxy that refuses has another name in front of this.
  const refused = `: ${new URL(baseUrl).host} refused the connection`;
  if (error.code === "CONNECTION_FAILED" && message.includes(refused)) {
    const hint = `Start it: ollama serve. If it runs elsewhere, set OLLAMA_BASE_URL, which is ${baseUrl}.`;
    return new ConnectionError({ ...known, isRetryable, hint });
  }
  if (error.code !== "MODEL_NOT_FOUND" || !pulled.test(model)) return error;
  return new ModelNotFoundError({ ...known, hint: `Download it: ollama pull ${model}` });
}
