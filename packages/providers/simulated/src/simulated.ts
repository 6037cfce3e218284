import {
  checkedLimits,
  type Fact,
  type ModelFacts,
  type Provider,
  type ProviderLimits,
} from "@moagraph/provider-kit";
import { integerSetting } from "./number-setting.js";
import { checkPace, type PaceOptions, paceOf } from "./pace.js";

/** Options of {@link simulated}. */
export interface SimulatedOptions extends PaceOptions {
  /**
   * Seed of all random choices: what each model knows and recalls. A whole number.
   *
   * @defaultValue `1`
   */
  readonly seed?: number | undefined;
  /**
   * Limits on calls, as for a vendor. Use them to see the effect of limits on a graph.
   *
   * @defaultValue no limits
   */
  readonly limits?: ProviderLimits | undefined;
  /**
   * Whether the models continue a request that ends with a message of their own. Otherwise they begin a
   * new answer. It is their capability `prefill`.
   *
   * @defaultValue `false`
   */
  readonly prefill?: boolean | undefined;
}

/** Context window of simulated models, in tokens. */
const contextTokens = 32_768;

const facts: ModelFacts = {
  contextTokens: fromReadme(contextTokens),
  inputUsdPerMillionTokens: fromReadme(0),
  outputUsdPerMillionTokens: fromReadme(0),
};

/**
 * Makes a provider of simulated models. It calls no language model.
 *
 * Every model id exists. Each model knows a part of a small fact base about a dozen subjects and
 * believes a few false claims. The same seed, model, parameters and conversation give the same
 * reply. The replies are no evidence about real models.
 *
 * @param options - Seed, pace, limits and `prefill`. A pace that is not given comes from the environment
 * variables `SIMULATED_FIRST_TOKEN_MS` and `SIMULATED_TOKENS_PER_SECOND`, read whenever a model is
 * made.
 * @returns A provider for `compile`, with the id `simulated`.
 * @throws {MoaError} `INVALID_SETTING` if an option is out of range.
 * @example
 * ```ts
 * import { simulated } from "@moagraph/simulated";
 *
 * const owl = await simulated({ seed: 7 }).chat("owl", { temperature: 0.7 });
 * const { text } = await owl.invoke("What are three fun things to do in SF?");
 * ```
 */
export function simulated(options: SimulatedOptions = {}): Provider {
  const seed = integerSetting("seed", options.seed ?? 1);
  const { prefill = false } = options;
  checkPace(options);
  return {
    id: "simulated",
    limits: checkedLimits("simulated", options.limits),
    async chat(model, params, capabilities) {
      const pace = paceOf(options);
      const { SimulatedChatModel } = await import("./simulated-chat-model.js");
      return new SimulatedChatModel({
        model,
        params,
        seed,
        pace,
        contextTokens,
        prefill: capabilities?.prefill ?? prefill,
      });
    },
    account: () => `seed ${seed}`,
    facts: () => facts,
    capabilities: () => ({ prefill }),
  };
}

function fromReadme(value: number): Fact {
  return {
    value,
    source: "https://www.npmjs.com/package/@moagraph/simulated",
    asOf: "2026-11-22",
  };
}
