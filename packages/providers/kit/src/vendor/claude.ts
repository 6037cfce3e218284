import type { ModelCapabilities } from "@moagraph/provider-kit";
import type { Dialect } from "./quirks/dialect.js";
import { isPrefilled } from "./quirks/prefill-refusal.js";
import { type RequestBody, valueAt, withoutPath } from "./quirks/request-body.js";
import { fieldsOf } from "./reply/fields-of.js";

/**
 * Models that think within a number of tokens, not with an effort:
 * https://platform.claude.com/docs/en/build-with-claude/extended-thinking
 */
const withBudget = /^claude-(?:3-7|(?:opus|sonnet)-4(?:-[01])?(?:-\d{8}|$)|(?:haiku|sonnet)-4-5)/;

/** Models that choose their sampling themselves. */
const unsampled = /^claude-(?:opus-(?:4-[78]|[5-9])|(?:sonnet|fable|mythos)-(?:[5-9]|preview))/;

/**
 * Whether models have structured output. All do from Claude 4.5 on:
 * https://platform.claude.com/docs/en/build-with-claude/structured-outputs
 */
const withSchema: readonly (readonly [RegExp, boolean])[] = [
  [/^claude-(?:[123]|(?:opus|sonnet)-4(?:-0)?(?:-\d{8}|$))/, false],
  [/^claude-(?:opus|sonnet|haiku)-4-[5-9]|^claude-[a-z]+-[5-9]/, true],
];

/**
 * Whether models continue a last message of their own. From Claude 4.6 on, they refuse it:
 * https://platform.claude.com/docs/en/about-claude/models/whats-new-claude-4-6#prefill-removal and
 * https://github.com/IINemo/llm-tts-service/blob/main/scripts/test_prefill_models.py, 2026-02-15.
 */
const withPrefill: readonly (readonly [RegExp, boolean])[] = [
  [/^claude-(?:3|(?:opus|sonnet|haiku)-4(?:-[015])?(?:-\d{8}|$|[:@]))/, true],
  [/^claude-(?:opus|sonnet|haiku)-4-[6-9]|^claude-[a-z]+-[5-9]/, false],
];

/** The parts of the output limit that each effort allows for thinking. */
const budgets: Readonly<Record<string, number>> = {
  minimal: 0.1,
  low: 0.2,
  medium: 0.5,
  high: 0.8,
};
const smallestBudget = 1_024;

/** With thinking, lower values are refused. */
const lowestTopP = 0.95;

/**
 * What the id of a Claude model shows of its capabilities. The id can have prefixes, as Bedrock's.
 *
 * @param model - The id of the model.
 * @example
 * ```ts
 * import { claudeCapabilities } from "@moagraph/provider-kit/vendor";
 *
 * claudeCapabilities("claude-opus-4-8");
 * // { structuredOutput: true, prefill: false, temperature: false, topP: false }
 * ```
 */
export function claudeCapabilities(model: string): ModelCapabilities {
  const name = nameIn(model);
  const structuredOutput = withSchema.find(([family]) => family.test(name))?.[1];
  const prefill = withPrefill.find(([family]) => family.test(name))?.[1];
  return {
    ...(structuredOutput !== undefined && { structuredOutput }),
    ...(prefill !== undefined && { prefill }),
    ...(withBudget.test(name)
      ? { reasoningEffort: ["none", ...Object.keys(budgets)] }
      : unsampled.test(name) && { temperature: false, topP: false }),
  };
}

/**
 * The fields that ask a Claude model to reason with an effort.
 *
 * @param model - The id of the model.
 * @param effort - Such as `low` or `high`.
 * @param maxTokens - The output limit, of which thinking gets a part.
 * @example
 * ```ts
 * import { claudeReasoning } from "@moagraph/provider-kit/vendor";
 *
 * claudeReasoning("claude-haiku-4-5", "medium", 8_000);
 * // { thinking: { type: "enabled", budget_tokens: 4000 } }
 * ```
 */
export function claudeReasoning(model: string, effort: string, maxTokens: number): RequestBody {
  if (effort === "none") return { thinking: { type: "disabled" } };
  const name = nameIn(model);
  const part = budgets[effort];
  if (withBudget.test(name) && part !== undefined) {
    const most = Math.min(Math.floor(maxTokens * part), maxTokens - 1);
    return { thinking: { type: "enabled", budget_tokens: Math.max(smallestBudget, most) } };
  }
  // Opus 4.5 has an effort, but does not choose when to think.
  const isAdaptive = !name.startsWith("claude-opus-4-5");
  return { output_config: { effort }, ...(isAdaptive && { thinking: { type: "adaptive" } }) };
}

/** Where a request to a Claude model has what depends on each other. */
export interface ClaudePaths {
  readonly thinking: string;
  readonly maxTokens: string;
  readonly temperature: string;
  readonly topP: string;
  readonly toolChoice: string;
}

/**
 * Thinking needs a smaller budget than the output limit, and leaves no choice of sampling. Beside it, a tool
 * call cannot be forced and a last message of the model cannot be continued:
 * https://platform.claude.com/docs/en/build-with-claude/extended-thinking.
 *
 * @param paths - Where the request has these fields.
 * @example
 * ```ts
 * import { claudeConflicts } from "@moagraph/provider-kit/vendor";
 *
 * const paths = {
 *   thinking: "thinking",
 *   maxTokens: "max_tokens",
 *   temperature: "temperature",
 *   topP: "top_p",
 *   toolChoice: "tool_choice",
 * };
 * const [[capability, change] = []] = claudeConflicts(paths);
 * console.log(capability, change?.({ max_tokens: 500, thinking: { type: "enabled", budget_tokens: 1_024 } }, {}));
 * // reasoningEffort { max_tokens: 500 }
 * ```
 */
export function claudeConflicts(paths: ClaudePaths): NonNullable<Dialect["conflicts"]> {
  const thinks = (body: RequestBody): boolean =>
    ["enabled", "adaptive"].includes(String(valueAt(body, `${paths.thinking}.type`)));
  const budget = (body: RequestBody): unknown => valueAt(body, `${paths.thinking}.budget_tokens`);
  return [
    [
      "reasoningEffort",
      (body) =>
        Number(budget(body)) >= Number(valueAt(body, paths.maxTokens)) ||
        (thinks(body) && (isPrefilled(body) || forcesTool(valueAt(body, paths.toolChoice))))
          ? withoutPath(body, paths.thinking)
          : body,
    ],
    [
      "temperature",
      (body) =>
        thinks(body) && valueAt(body, paths.temperature) !== 1
          ? withoutPath(body, paths.temperature)
          : body,
    ],
    [
      "topP",
      (body) =>
        thinks(body) && Number(valueAt(body, paths.topP)) < lowestTopP
          ? withoutPath(body, paths.topP)
          : body,
    ],
  ];
}

/** In Anthropic's form or Bedrock's. */
function forcesTool(choice: unknown): boolean {
  const { type, any, tool } = fieldsOf(choice) ?? {};
  return type === "any" || type === "tool" || any !== undefined || tool !== undefined;
}

/** The name without the prefixes of regions and vendors. */
function nameIn(model: string): string {
  return model.slice(Math.max(model.indexOf("claude-"), 0));
}
