import type { ModelFacts, Provider } from "@moagraph/provider-kit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { compile, defineGraph, type GraphSpec, proposer, validateGraph } from "../index.js";

const warnings: string[] = [];

beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(process, "emitWarning").mockImplementation((text, options) => {
    warnings.push(`${(options as { code?: string }).code ?? ""}: ${String(text)}`);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const origin = { source: "https://example.com/models", asOf: "2026-01-01" };

function providerOf(known: Readonly<Record<string, ModelFacts>>): Provider {
  return {
    id: "x",
    chat: () => Promise.reject(new Error("No model is made.")),
    facts: (model) => known[model] ?? {},
  };
}

function ending(value: string, successor?: string): ModelFacts {
  const next = successor === undefined ? {} : { successor: { value: successor, ...origin } };
  return { retired: { value, ...origin }, ...next };
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function asking(model: string, fallback: readonly string[] = []): GraphSpec {
  return defineGraph({
    name: "solo",
    nodes: { ada: proposer({ model, fallback }) },
    output: "ada",
  });
}

test("a retired model is named once, with its node, its successor and how to replace it", () => {
  const provider = providerOf({ old: ending("2025-03-01", "new") });
  compile(asking("x:old"), { providers: [provider] });
  compile(asking("x:old"), { providers: [provider] });
  expect(warnings).toEqual([
    'MOAGRAPH_RETIRED_MODEL: `x:old`, which node `ada` asks, is retired since 2025-03-01. Replace it with its successor: swapModels(graph, {"x:old":"x:new"}).',
  ]);
});

test("so is one that retires within 60 days, also as a fallback", () => {
  const [soon, later] = [dayIn(59), dayIn(63)];
  const provider = providerOf({ soon: ending(soon), later: ending(later) });
  compile(asking("x:any", ["x:soon", "x:later"]), { providers: [provider] });
  expect(warnings).toEqual([
    `MOAGRAPH_RETIRED_MODEL: \`x:soon\`, which node \`ada\` asks, retires on ${soon}. Replace it with another model: swapModels(graph, {"x:soon":"provider:model-id"}).`,
  ]);
});

test("a graph is checked without providers", () => {
  expect(validateGraph(asking("x:old"))).toEqual([]);
  expect(warnings).toEqual([]);
});
