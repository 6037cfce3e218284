import { baseUrlFault, readVariable } from "@moagraph/provider-kit";

/** Provider ids that an endpoint can have. */
export const endpointId: RegExp = /^[a-z][a-z0-9-]*$/;

/** The start of an endpoint's variable names: `LM_STUDIO` for `lm-studio`. */
function prefixOf(id: string): string {
  return id.toUpperCase().replaceAll("-", "_");
}

/** The name of the variable with an endpoint's base URL: `LM_STUDIO_BASE_URL` for `lm-studio`. */
export function baseUrlVariable(id: string): string {
  return `${prefixOf(id)}_BASE_URL`;
}

/** The name of the variable with an endpoint's API key: `LM_STUDIO_API_KEY` for `lm-studio`. */
export function keyVariable(id: string): string {
  return `${prefixOf(id)}_API_KEY`;
}

/** Whether the base URL of an endpoint is set. */
export function hasBaseUrl(id: string): boolean {
  return endpointId.test(id) && readVariable(baseUrlVariable(id)) !== undefined;
}

/**
 * The base URL to pass to an endpoint's provider; `undefined` if the provider can read the variable
 * itself.
 *
 * `OLLAMA_BASE_URL` usually has no path, or that of Ollama's own API. The OpenAI-style API of Ollama
 * is under `/v1`.
 */
export function correctedBaseUrl(id: string): string | undefined {
  const text = id === "ollama" ? readVariable(baseUrlVariable(id)) : undefined;
  // The provider reports a fault, with the name of the variable.
  if (text === undefined || baseUrlFault(text) !== undefined) return undefined;
  const url = new URL(text);
  if (url.pathname.split("/").includes("v1")) return undefined;
  url.pathname = `${pathBeforeApi(url.pathname)}/v1`;
  return url.href;
}

function pathBeforeApi(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  const kept = parts.at(-1) === "api" ? parts.slice(0, -1) : parts;
  return kept.map((part) => `/${part}`).join("");
}
