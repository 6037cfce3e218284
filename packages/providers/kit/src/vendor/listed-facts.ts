import type { ModelFacts, Origin } from "@moagraph/provider-kit";
import { count } from "./reply/count.js";

type Counted = "contextTokens" | "maxOutputTokens" | "totalParameters";

/**
 * Facts that a list of models states, from counts as they were sent. Others than counts are left out.
 *
 * @param origin - The address of the list, and today.
 * @param sent - The counts as they were sent.
 * @example
 * ```ts
 * import { listedFacts } from "@moagraph/provider-kit/vendor";
 *
 * const origin = { source: "https://example.com/models", asOf: "2026-11-29" };
 * const facts = listedFacts(origin, { contextTokens: 8_192, maxOutputTokens: "unknown" });
 * console.log(facts.contextTokens?.value, facts.maxOutputTokens); // 8192 undefined
 * ```
 */
export function listedFacts(
  origin: Origin,
  sent: Readonly<Partial<Record<Counted, unknown>>>,
): ModelFacts {
  const facts = Object.entries(sent).flatMap(([name, found]) => {
    const value = count(found);
    return value === undefined ? [] : [[name, { value, ...origin }] as const];
  });
  return Object.fromEntries(facts);
}
