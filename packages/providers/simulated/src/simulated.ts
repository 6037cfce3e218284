import {
  checkedLimits,
  type Fact,
  type ModelFacts,
  type Provider,
  type ProviderLimits,
} from "@moagraph/provider-kit";
import { integerSetting } from "./number-setting.js";
import { checkPace, type PaceOptions, paceOf } from "./pace.js";

/** How a simulation behaves. */
export interface SimulatedOptions extends PaceOptions {
  /**
   * Decides what each model knows and what it recalls when asked. A whole number.
   *
   * @defaultValue `1`
   */
  readonly seed?: number | undefined;
  /**
   * What may be asked at most, as of a vendor: to see what limits do to a graph.
   *
   * @defaultValue no limits
   */
  readonly limits?: ProviderLimits | undefined;
}

/** Tokens that prompt and reply of a simulated model may have together. */
const contextTokens = 32_768;

const facts: ModelFacts = {
  contextTokens: fromReadme(contextTokens),
  inputUsdPerMillionTokens: fromReadme(0),
  outputUsdPerMillionTokens: fromReadme(0),
};

/**
 * Makes a provider whose models are simulated: no language model is asked.
 *
 * Every model id exists. Each knows a share of a small base of facts about a dozen subjects and
 * holds a few false claims; the same seed, model, parameters and conversation give the same reply.
 * What it says is no evidence about real models.
 *
 * @param options - Seed, pace and limits. A pace that is not given comes from the environment variables
 * `SIMULATED_FIRST_TOKEN_MS` and `SIMULATED_TOKENS_PER_SECOND`, read whenever a model is made.
 * @returns A provider for `compile`, with the id `simulated`.
 * @throws {MoaError} `INVALID_SETTING` if an option is out of its range.
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
  checkPace(options);
  return {
    id: "simulated",
    limits: checkedLimits("simulated", options.limits),
    async chat(model, params) {
      const pace = paceOf(options);
      const { SimulatedChatModel } = await import("./simulated-chat-model.js");
      return new SimulatedChatModel({ model, params, seed, pace, contextTokens });
    },
    facts: () => facts,
  };
}

function fromReadme(value: number): Fact {
  return {
    value,
    source: "https://www.npmjs.com/package/@moagraph/simulated",
    asOf: "2026-11-22",
  };
}
