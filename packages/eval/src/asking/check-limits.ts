import { MoaError } from "@moagraph/provider-kit";
import type { GraphSpec } from "@moagraph/core/graph";
import { type ModelSources, unpricedModels } from "./known-models.js";

/** Numbers that a caller may set. */
export interface GivenLimits {
  readonly concurrency?: number | undefined;
  readonly maxCostUsd?: number | undefined;
  readonly limit?: number | undefined;
  readonly seed?: number | undefined;
}

/** @throws {MoaError} `INVALID_SETTING` if a number is out of range. */
export function checkLimits({
  concurrency = 1,
  maxCostUsd = 1,
  limit = 1,
  seed = 0,
}: GivenLimits): void {
  checkWhole("concurrency", concurrency, 1);
  checkWhole("limit", limit, 1);
  checkWhole("seed", seed, 0);
  if (Number.isFinite(maxCostUsd) && maxCostUsd > 0) return;
  throw outOfRange("maxCostUsd", maxCostUsd, "a number above 0, in US dollars");
}

function checkWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw outOfRange(name, value, `a whole number of ${least} or more`);
}

function outOfRange(name: string, value: unknown, expected: string): MoaError {
  return new MoaError({
    code: "INVALID_SETTING",
    message: `\`${name}\` is ${String(value)}. It must be ${expected}.`,
    hint: `Set \`${name}\` to ${expected}, or leave it out.`,
  });
}

/** @throws {MoaError} `UNKNOWN_PRICE` if a cost limit cannot be enforced. */
export function checkPrices(graph: GraphSpec, sources: ModelSources): void {
  const models = unpricedModels(graph, sources);
  if (models.length === 0) return;
  const named = models.map((model) => `\`${model}\``).join(", ");
  throw new MoaError({
    code: "UNKNOWN_PRICE",
    message: `\`maxCostUsd\` cannot be enforced: the price of ${named} is unknown.`,
    hint: `Remove \`maxCostUsd\`, or give the model's prices in its \`facts\`.`,
  });
}
