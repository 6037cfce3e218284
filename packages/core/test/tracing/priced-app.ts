import type { Provider } from "@moagraph/provider-kit";
import { compile, type CompileOptions, type GraphSpec, type MoaApp } from "../../src/index.js";
import { always, type ScriptedModel } from "../scripted-model.js";

const fact = (value: number) => ({ value, source: "https://example.com", asOf: "2026-01-01" });

/** Models of a vendor `test` with prices, by name; those not given answer with their name. */
export function pricedApp(
  graph: GraphSpec,
  given: Readonly<Record<string, ScriptedModel>> = {},
  options: CompileOptions = {},
): MoaApp {
  const provider: Provider = {
    id: "test",
    chat: async (model) => given[model] ?? always(`${model} says`),
    facts: () => ({ inputUsdPerMillionTokens: fact(2), outputUsdPerMillionTokens: fact(10) }),
  };
  return compile(graph, { providers: [provider], ...options });
}
