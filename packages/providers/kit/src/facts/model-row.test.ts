import { describe, expect, it } from "vitest";
import { knownCapabilities, knownFacts, type ModelTable } from "./model-row.js";

const source = "https://example.com/models";
const asOf = "2026-11-28";
const origin = { source, asOf };

const table = {
  whole: {
    ...origin,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    totalParameters: 235e9,
    activeParameters: 22e9,
    released: "2026-01-15",
    price: { asOf: "2026-03-01", inputUsd: 1, cachedInputUsd: 0, outputUsd: 5 },
    retirement: { source: `${source}/end`, date: "2027-01-01", successor: "next" },
    quality: { source: "https://example.com/board", asOf: "2026-08-24", score: 1_450 },
    capabilities: { tools: true, reasoningEffort: ["low", "high"] },
  },
  dense: { ...origin, totalParameters: 8e9 },
  "no-day": { ...origin, retirement: { successor: "next" } },
} as const satisfies ModelTable;

describe("knownFacts", () => {
  it("gives every fact of a row, each with its own source and day", () => {
    expect(knownFacts(table, "whole")).toEqual({
      contextTokens: { value: 200_000, ...origin },
      maxOutputTokens: { value: 64_000, ...origin },
      inputUsdPerMillionTokens: { value: 1, source, asOf: "2026-03-01" },
      cachedInputUsdPerMillionTokens: { value: 0, source, asOf: "2026-03-01" },
      outputUsdPerMillionTokens: { value: 5, source, asOf: "2026-03-01" },
      totalParameters: { value: 235e9, ...origin },
      activeParameters: { value: 22e9, ...origin },
      released: { value: "2026-01-15", ...origin },
      retired: { value: "2027-01-01", source: `${source}/end`, asOf },
      successor: { value: "next", source: `${source}/end`, asOf },
      quality: { value: 1_450, source: "https://example.com/board", asOf: "2026-08-24" },
    });
  });

  it("uses all parameters of a model for a token unless the row says otherwise", () => {
    expect(knownFacts(table, "dense")).toEqual({
      totalParameters: { value: 8e9, ...origin },
      activeParameters: { value: 8e9, ...origin },
    });
  });

  it("gives the numbers of parameters with their own source and day, if they have one", () => {
    const card = { source: "https://example.com/card", asOf: "2025-05-05" };
    const models = { open: { ...origin, totalParameters: 4e9, parametersFrom: card } };
    expect(knownFacts(models, "open")).toEqual({
      totalParameters: { value: 4e9, ...card },
      activeParameters: { value: 4e9, ...card },
    });
  });

  it("leaves out what is unknown", () => {
    expect(Object.keys(knownFacts(table, "no-day"))).toEqual(["successor"]);
  });

  it.each(["other", "", "constructor", "__proto__"])("knows nothing about %j", (model) => {
    expect(knownFacts(table, model)).toEqual({});
    expect(knownCapabilities(table, model)).toEqual({});
  });
});

describe("knownCapabilities", () => {
  it("gives those of the row, and none if it has none", () => {
    expect(knownCapabilities(table, "whole")).toEqual(table.whole.capabilities);
    expect(knownCapabilities(table, "dense")).toEqual({});
  });
});
