import { MoaError } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";

/** A command that needs no provider. */
const simulate = 'simulate every model: moagraph run moa-lite --offline "Why is the sky blue?".';

/** The three ways to go on without a provider. */
const ways = `Set an API key, as in export OPENAI_API_KEY=...; or start Ollama and run ollama pull qwen3:4b; or ${simulate}`;

/** The error if nothing is set up. */
export function nothingSetUp(): UsageError {
  return new UsageError({
    code: "NO_PROVIDER",
    message: "No API key of a known provider is set, and no server of models answers here.",
    hint: ways,
  });
}

/** Most names in a message. */
const mostNames = 3;

/** The error if these providers have a fault. */
export function nothingReached(ids: readonly string[]): MoaError {
  const names = ids.map((id) => `\`${id}\``).join(", ");
  const many = `${ids.length} providers have no models to use.`;
  const verb = ids.length === 1 ? "has" : "have";
  return new MoaError({
    code: "NO_PROVIDER",
    message: ids.length > mostNames ? many : `${names} ${verb} no models to use.`,
    hint: `Fix what the lines above report, or ${simulate}`,
  });
}
