import { describe, expect, it } from "vitest";
import { type AggregatedAnswer, similarityAnalysis } from "../../src/index.js";
import { hasSharedData, sharedJson, sharedRecords } from "../shared-data.js";

interface Golden {
  readonly definitions: {
    readonly published_lc: Readonly<Record<string, number>>;
    readonly proposers: readonly string[];
  };
  readonly items: readonly { readonly id: number; readonly aggregator: string }[];
  readonly mean_spearman_over_items: Readonly<Record<string, number>>;
}

interface Output {
  readonly id: number;
  readonly output: string;
}

describe.skipIf(!hasSharedData)("similarityAnalysis of recorded answers", () => {
  it("has the golden mean correlations to 1e-9", async () => {
    const golden = sharedJson("golden/similarity_dev.json") as Golden;
    const { numbers } = await similarityAnalysis(answersOf(golden));
    const groups = numbers["groups"] as { measure: string; spearman: number }[];
    const found = Object.fromEntries(groups.map(({ measure, spearman }) => [measure, spearman]));
    const expected = golden.mean_spearman_over_items;
    expect(found["bleu3"]).toBeCloseTo(expected["bleu3"] ?? Number.NaN, 9);
    expect(found["bleu4"]).toBeCloseTo(expected["bleu4"] ?? Number.NaN, 9);
    expect(found["bleu5"]).toBeCloseTo(expected["bleu5"] ?? Number.NaN, 9);
    expect(found["tfidf"]).toBeCloseTo(expected["tfidf_set"] ?? Number.NaN, 9);
    expect(found["levenshtein"]).toBeCloseTo(expected["indel_ratio"] ?? Number.NaN, 9);
  });
});

function answersOf({ definitions, items }: Golden): AggregatedAnswer[] {
  const outputs = new Map(definitions.proposers.map((model) => [model, outputsOf(model)]));
  return items.map(({ id, aggregator }) => ({
    question: id,
    aggregator,
    round: 1,
    answer: outputsOf(aggregator).get(id) ?? "",
    proposals: definitions.proposers.map((model) => ({
      model,
      text: outputs.get(model)?.get(id) ?? "",
      preference: definitions.published_lc[model] ?? null,
    })),
  }));
}

const read = new Map<string, ReadonlyMap<number, string>>();

function outputsOf(model: string): ReadonlyMap<number, string> {
  const known = read.get(model);
  if (known !== undefined) return known;
  const records = sharedRecords<Output>(`alpaca_eval/outputs/${model}.jsonl.gz`);
  const texts = new Map(records.map(({ id, output }) => [id, output]));
  read.set(model, texts);
  return texts;
}
