import type { ModelCapabilities } from "../model-capabilities.js";
import type { Fact, ModelFacts } from "./model-facts.js";

/** Where statements about a model were published, and when they were read. */
export interface Origin {
  readonly source: string;
  /** As `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** What is known of one model: a row of a provider's table. Units as in {@link ModelFacts}. */
export interface ModelRow extends Origin {
  readonly contextTokens?: number;
  readonly maxOutputTokens?: number;
  readonly totalParameters?: number;
  /** @defaultValue `totalParameters` */
  readonly activeParameters?: number;
  /** Where the numbers of parameters were published. @defaultValue the origin of the row */
  readonly parametersFrom?: Origin;
  readonly released?: string;
  /** US dollars per million tokens. Its origin is that of the row, unless it has its own. */
  readonly price?: Partial<Origin> & {
    readonly inputUsd?: number;
    readonly cachedInputUsd?: number;
    readonly outputUsd?: number;
  };
  /** The end of the service, with the model that replaces it. */
  readonly retirement?: Partial<Origin> & {
    readonly date?: string;
    readonly successor?: string;
  };
  readonly quality?: Origin & { readonly score: number };
  readonly capabilities?: ModelCapabilities;
}

/** A provider's table of models, by model id. */
export type ModelTable = Readonly<Record<string, ModelRow>>;

/**
 * The known facts about a model, from a provider's table.
 *
 * @param table - Models by id.
 * @param model - The id of the model at the vendor.
 * @returns An empty object if the model is not in the table.
 * @example
 * ```ts
 * import { knownFacts } from "@moagraph/provider-kit";
 *
 * const source = "https://example.com/models";
 * const models = { tiny: { contextTokens: 8_192, source, asOf: "2026-11-28" } };
 * knownFacts(models, "tiny").contextTokens?.value; // 8192
 * ```
 */
export function knownFacts(table: ModelTable, model: string): ModelFacts {
  const row = rowOf(table, model);
  if (row === undefined) return {};
  const { source, asOf, price = {}, retirement = {}, quality, parametersFrom = row } = row;
  const ofPrice = { source, asOf, ...price };
  const ofRetirement = { source, asOf, ...retirement };
  return stated({
    contextTokens: fact(row.contextTokens, row),
    maxOutputTokens: fact(row.maxOutputTokens, row),
    inputUsdPerMillionTokens: fact(price.inputUsd, ofPrice),
    cachedInputUsdPerMillionTokens: fact(price.cachedInputUsd, ofPrice),
    outputUsdPerMillionTokens: fact(price.outputUsd, ofPrice),
    totalParameters: fact(row.totalParameters, parametersFrom),
    activeParameters: fact(row.activeParameters ?? row.totalParameters, parametersFrom),
    released: fact(row.released, row),
    retired: fact(retirement.date, ofRetirement),
    successor: fact(retirement.successor, ofRetirement),
    quality: quality && fact(quality.score, quality),
  });
}

/**
 * The known capabilities of a model, from a provider's table; none if it is not in the table.
 *
 * @param table - Models by id.
 * @param model - The id of the model at the vendor.
 * @example
 * ```ts
 * import { knownCapabilities } from "@moagraph/provider-kit";
 *
 * const origin = { source: "https://example.com/models", asOf: "2026-11-28" };
 * const models = { tiny: { ...origin, capabilities: { temperature: false } } };
 * knownCapabilities(models, "tiny"); // { temperature: false }
 * knownCapabilities(models, "huge"); // {}
 * ```
 */
export function knownCapabilities(table: ModelTable, model: string): ModelCapabilities {
  return rowOf(table, model)?.capabilities ?? {};
}

function rowOf(table: ModelTable, model: string): ModelRow | undefined {
  return Object.hasOwn(table, model) ? table[model] : undefined;
}

function fact<Value>(value: Value | undefined, { source, asOf }: Origin): Fact<Value> | undefined {
  return value === undefined ? undefined : { value, source, asOf };
}

type Possible<Facts> = { readonly [Name in keyof Facts]: Facts[Name] | undefined };

/** The facts that are known. */
function stated(facts: Possible<ModelFacts>): ModelFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
