import { MoaError } from "@moagraph/provider-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { simulated, type SimulatedOptions } from "./simulated.js";

afterEach(() => vi.unstubAllEnvs());

const faultOf = (options: SimulatedOptions): unknown => {
  try {
    return simulated(options);
  } catch (error) {
    return error;
  }
};

describe("simulated", () => {
  it("serves every model id, with a context window and at no cost", () => {
    const provider = simulated();
    expect(provider.id).toBe("simulated");
    expect(provider.facts("anything")).toMatchObject({
      contextTokens: { value: 32_768 },
      inputUsdPerMillionTokens: { value: 0 },
      outputUsdPerMillionTokens: { value: 0 },
    });
  });

  it("has the given limits", () => {
    expect(simulated({ limits: { maxConcurrency: 2 } }).limits).toEqual({ maxConcurrency: 2 });
  });

  it("loads its chat model with the first call of chat()", async () => {
    const loads = vi.fn<() => void>();
    vi.resetModules();
    vi.doMock("./simulated-chat-model.js", async (original) => {
      loads();
      return original();
    });
    const fresh = await import("./index.js");
    const provider = fresh.simulated();
    provider.facts("owl");
    expect(loads).not.toHaveBeenCalled();
    await provider.chat("owl", {});
    expect(loads).toHaveBeenCalledOnce();
    vi.doUnmock("./simulated-chat-model.js");
  });

  it("gives the same replies in another provider only with the same seed", async () => {
    const question = "Tell me about coffee, chess and the Moon.";
    const [one, again, other] = await Promise.all(
      [{}, { seed: 1 }, { seed: 2 }].map(async (options) => {
        const model = await simulated(options).chat("owl", {});
        return (await model.invoke(question)).text;
      }),
    );
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it.each<SimulatedOptions>([
    { seed: 1.5 },
    { seed: Number.NaN },
    { firstTokenMs: -1 },
    { firstTokenMs: Number.POSITIVE_INFINITY },
    { tokensPerSecond: 0 },
    { tokensPerSecond: Number.NaN },
    { limits: { maxConcurrency: 0 } },
  ])("refuses %o", (options) => {
    expect(faultOf(options)).toBeInstanceOf(MoaError);
    expect(faultOf(options)).toHaveProperty("code", "INVALID_SETTING");
  });

  it("reports which option is wrong and what it must be", () => {
    expect(faultOf({ tokensPerSecond: -3 })).toMatchInlineSnapshot(
      `[MoaError: \`tokensPerSecond\` of the simulated provider is -3. It must be a number above 0.]`,
    );
  });

  it.each(["SIMULATED_FIRST_TOKEN_MS", "SIMULATED_TOKENS_PER_SECOND"])(
    "refuses a malformed %s, and not before a model is asked for",
    async (name) => {
      vi.stubEnv(name, "40ms");
      const model = simulated().chat("owl", {});
      await expect(model).rejects.toThrow(`\`${name}\` of the simulated provider is "40ms"`);
      await expect(model).rejects.toHaveProperty("code", "INVALID_SETTING");
    },
  );
});
