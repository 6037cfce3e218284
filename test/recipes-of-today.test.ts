/** Recipes of current models, against the facts of the providers that they name. */
import { modelsOf } from "../packages/core/dist/graph.js";
import { recipes } from "../packages/recipes/dist/index.js";
import { describe, expect, test } from "vitest";
import { vendors } from "../scripts/facts/vendors.mjs";

const ofToday = Object.values(recipes).filter(({ composed }) => composed !== undefined);
const known = (await vendors()).flatMap((vendor) => vendor.models);
const factsOf = new Map(known.map(({ name, facts }) => [name, facts]));

test("these are the recipes of current models", () => {
  expect(ofToday.map(({ name }) => name)).toEqual([
    "panel-frontier",
    "panel-budget",
    "panel-open",
    "panel-local",
    "escalate",
  ]);
});

describe.each(ofToday)("recipe $name", ({ graph, citation, composed }) => {
  const models = modelsOf(graph);

  test("names only models with known facts", () => {
    expect(models.filter((model) => !factsOf.has(model))).toEqual([]);
  });

  test("names no model with a known end of service", () => {
    expect(models.filter((model) => factsOf.get(model)?.["retired"] !== undefined)).toEqual([]);
  });

  test("states the day on which it was composed", () => {
    expect(citation.section).toContain(`composed ${composed} from facts`);
  });
});

const panels = ofToday.filter(({ name }) => name.startsWith("panel-"));

describe.each(panels)("recipe $name", ({ graph, differences }) => {
  const models = modelsOf(graph);
  const output = graph.nodes[graph.output];
  const aggregator = output?.kind === "aggregator" ? output.model : "";

  test("has the member with the best known quality as its aggregator, and states the score", () => {
    const quality = factsOf.get(aggregator)?.["quality"];
    const others = models.filter((model) => model !== aggregator);
    const better = others.filter(
      (model) => Number(factsOf.get(model)?.["quality"]?.value ?? 0) > Number(quality?.value),
    );
    expect(better).toEqual([]);
    expect(differences.join(" ")).toContain(`: ${quality?.value} on `);
  });
});

const priceOf = (model: string, price: string): number =>
  Number(factsOf.get(model)?.[price]?.value);

test("panel-budget costs no more than it states", () => {
  const prices = modelsOf(recipes["panel-budget"].graph).map((model) =>
    priceOf(model, "outputUsdPerMillionTokens"),
  );
  expect(Math.max(...prices)).toBeLessThanOrEqual(1.5);
});

test("the first model of escalate costs less than all others", () => {
  const [first = "", ...others] = modelsOf(recipes.escalate.graph);
  for (const price of ["inputUsdPerMillionTokens", "outputUsdPerMillionTokens"]) {
    const least = Math.min(...others.map((model) => priceOf(model, price)));
    expect(priceOf(first, price)).toBeLessThan(least);
  }
});
