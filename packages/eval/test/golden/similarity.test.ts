import { describe, expect, test } from "vitest";
import { bleuCounts } from "../../src/similarity/bleu-counts.js";
import { indelDistance, indelRatio } from "../../src/similarity/indel.js";
import { levenshteinDistance, levenshteinSimilarity } from "../../src/similarity/levenshtein.js";
import { sentenceBleu } from "../../src/similarity/sentence-bleu.js";
import { tfidfCosine, tfidfCosines } from "../../src/similarity/tfidf-cosine.js";
import { tokenize, type Tokenization } from "../../src/similarity/tokenize.js";
import { mean } from "../../src/statistics/mean.js";
import { spearman } from "../../src/statistics/spearman.js";
import { hasSharedData, sharedJson, sharedRecords } from "../shared-data.js";
import { recordGolden, type WorstError, worstError } from "./worst-error.js";

const tolerance = 1e-9;

interface BleuGolden {
  readonly hyp_len: number;
  readonly ref_len: number;
  readonly none: Record<"bleu3" | "bleu4" | "bleu5", number>;
  readonly method1: Record<"bleu3" | "bleu4" | "bleu5", number>;
  readonly modified_precision: [number, number][];
}

interface PairGolden {
  readonly bleu: Record<Tokenization, BleuGolden>;
  readonly tfidf_cosine_pair: number | null;
  readonly levenshtein: {
    readonly distance: number;
    readonly similarity_max: number;
    readonly indel_distance: number;
    readonly indel_ratio: number;
  };
}

interface SimilarityGolden {
  readonly definitions: {
    readonly published_lc: Record<string, number>;
    readonly proposers: string[];
  };
  readonly items: {
    readonly id: number;
    readonly aggregator: string;
    readonly proposals: Record<string, PairGolden & { readonly tfidf_cosine_set: number | null }>;
    readonly bleu4_multi_ref_word_method1: number;
    readonly spearman_vs_published_lc: Record<string, number | null>;
  }[];
  readonly micro: (PairGolden & { readonly name: string; hypothesis: string; reference: string })[];
  readonly mean_spearman_over_items: Record<string, number>;
}

describe.skipIf(!hasSharedData)("similarity_dev.json", () => {
  test("BLEU, TF-IDF, edit distances and their rank correlations agree with the golden", () => {
    const errors = worstError(tolerance);
    const golden = sharedJson("golden/similarity_dev.json") as SimilarityGolden;
    for (const pair of golden.micro)
      comparePair(errors, pair.name, pair.hypothesis, pair.reference, pair);
    const measured = golden.items.map((item) => compareItem(errors, golden, item));
    for (const [name, expected] of Object.entries(golden.mean_spearman_over_items)) {
      const values = measured.flatMap((item) => item[name] ?? []);
      errors.compare(`mean spearman ${name}`, expected, mean(values));
    }
    recordGolden("similarity_dev.json", errors);
    expect(errors.failures).toEqual([]);
    expect(errors.cases).toBeGreaterThan(7_000);
  }, 240_000);
});

const outputs = new Map<string, string[]>();

function outputOf(model: string, id: number): string {
  const known = outputs.get(model);
  if (known !== undefined) return known[id] ?? "";
  const rows = sharedRecords<{ output: string }>(`alpaca_eval/outputs/${model}.jsonl.gz`);
  outputs.set(
    model,
    rows.map(({ output }) => output),
  );
  return outputOf(model, id);
}

function comparePair(
  errors: WorstError,
  name: string,
  hypothesis: string,
  reference: string,
  golden: PairGolden,
): void {
  for (const split of ["ws", "word"] as const)
    compareBleu(errors, `${name} ${split}`, hypothesis, reference, split, golden.bleu[split]);
  errors.compare(`${name} tfidf`, golden.tfidf_cosine_pair, tfidfCosine(hypothesis, reference));
  const { levenshtein } = golden;
  errors.compare(
    `${name} distance`,
    levenshtein.distance,
    levenshteinDistance(hypothesis, reference),
  );
  errors.compare(
    `${name} similarity`,
    levenshtein.similarity_max,
    levenshteinSimilarity(hypothesis, reference),
  );
  errors.compare(`${name} indel`, levenshtein.indel_distance, indelDistance(hypothesis, reference));
  errors.compare(`${name} ratio`, levenshtein.indel_ratio, indelRatio(hypothesis, reference));
}

function compareBleu(
  errors: WorstError,
  name: string,
  hypothesis: string,
  reference: string,
  split: Tokenization,
  golden: BleuGolden,
): void {
  const counts = bleuCounts(tokenize(hypothesis, split), [tokenize(reference, split)], 5);
  errors.compare(`${name} hyp_len`, golden.hyp_len, counts.hypothesisLength);
  errors.compare(`${name} ref_len`, golden.ref_len, counts.referenceLength);
  golden.modified_precision.flat().forEach((expected, at) => {
    errors.compare(`${name} precision ${at}`, expected, counts.precisions.flat()[at] ?? null);
  });
  for (const smoothing of ["none", "method1"] as const) {
    for (const maxOrder of [3, 4, 5] as const) {
      const score = sentenceBleu(hypothesis, reference, { maxOrder, tokenize: split, smoothing });
      errors.compare(
        `${name} ${smoothing} ${maxOrder}`,
        golden[smoothing][`bleu${maxOrder}`],
        score,
      );
    }
  }
}

function compareItem(
  errors: WorstError,
  { definitions: { proposers, published_lc: published } }: SimilarityGolden,
  item: SimilarityGolden["items"][number],
): Record<string, number | null> {
  const answer = outputOf(item.aggregator, item.id);
  const proposals = proposers.map((model) => outputOf(model, item.id));
  const cosines = tfidfCosines(answer, proposals);
  proposers.forEach((model, at) => {
    const golden = item.proposals[model];
    if (golden === undefined) return;
    comparePair(errors, `${item.id} ${model}`, answer, proposals[at] ?? "", golden);
    errors.compare(`${item.id} ${model} set`, golden.tfidf_cosine_set, cosines[at] ?? null);
  });
  errors.compare(
    `${item.id} all`,
    item.bleu4_multi_ref_word_method1,
    sentenceBleu(answer, proposals),
  );
  const bleu = (maxOrder: number) =>
    proposals.map((proposal) => sentenceBleu(answer, proposal, { maxOrder }));
  const similarities: Record<string, readonly (number | null)[]> = {
    bleu3: bleu(3),
    bleu4: bleu(4),
    bleu5: bleu(5),
    tfidf_set: cosines,
    indel_ratio: proposals.map((proposal) => indelRatio(answer, proposal)),
  };
  const scores = proposers.map((model) => published[model] ?? Number.NaN);
  return Object.fromEntries(
    Object.entries(similarities).map(([name, values]) => {
      const rho = spearman(
        values.map((value) => value ?? 0),
        scores,
      );
      errors.compare(`${item.id} spearman ${name}`, item.spearman_vs_published_lc[name], rho);
      return [name, rho];
    }),
  );
}
