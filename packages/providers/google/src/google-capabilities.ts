import { knownCapabilities, type ModelCapabilities } from "@moagraph/provider-kit";
import { googleModelId } from "./google-model-id.js";
import { googleModels } from "./google-models.js";

/**
 * Whether models continue a last message of their own. From Gemini 3.6 and 3.5 Flash-Lite on, they refuse it:
 * https://github.com/LibreChat-AI/agents/pull/323, 2026-07-21, and
 * https://github.com/pipecat-ai/pipecat/pull/5821, 2026-09-17.
 */
const withPrefill: readonly (readonly [RegExp, boolean])[] = [
  [/^gemini-(?:1\.|2\.|3-|3\.1-|3\.5-flash(?!-lite))/, true],
  [/^gemini-(?:3\.[5-9]|[4-9]|\d\d)/, false],
];

/** What is known of a model, whose id can begin with `models/`. */
export function googleCapabilities(model: string): ModelCapabilities {
  const id = googleModelId(model);
  const prefill = withPrefill.find(([family]) => family.test(id))?.[1];
  return { ...(prefill !== undefined && { prefill }), ...knownCapabilities(googleModels, id) };
}
