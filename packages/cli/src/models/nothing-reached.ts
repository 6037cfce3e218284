import { MoaError } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";

/** The three ways to go on without a provider. */
const ways =
  'Set an API key, as in export OPENAI_API_KEY=...; or start Ollama and run ollama pull qwen3:4b; or simulate every model: moagraph run moa-lite --offline "Why is the sky blue?".';

/** The error if nothing is set up. */
export function nothingSetUp(): UsageError {
  return new UsageError({
    code: "NO_PROVIDER",
    message: "No API key of a known provider is set, and no server of models answers here.",
    hint: ways,
  });
}

/** The error if every provider has a fault. */
export function nothingReached(count: number): MoaError {
  return new MoaError({
    code: "NO_PROVIDER",
    message:
      count === 1
        ? "The provider has no models to use."
        : `None of ${count} providers has models to use.`,
    hint: "Fix what the lines above report, or simulate every model with --offline.",
  });
}
