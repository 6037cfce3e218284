/** Recipes of current models, against the facts of the providers that they name. */
import { modelsOf } from "../packages/core/dist/graph.js";
import { recipes } from "../packages/recipes/dist/index.js";
import { describe, expect, test } from "vitest";
import { vendors } from "../scripts/facts/vendors.mjs";

const panels = Object.values(recipes).filter(({ composed }) => composed !== undefined);
const known = (await vendors()).flatMap((vendor) => vendor.models);
const factsOf = new Map(known.map(({ name, facts }) => [name, facts]));

test("there are four recipes of current models", () => {
  expect(panels.map(({ name }) => name)).toEqual([
    "panel-frontier",
    "panel-budget",
    "panel-open",
    "panel-local",
  ]);
});

describe.each(panels)("recipe $name", ({ graph, citation, composed, differences }) => {
  const models = modelsOf(graph);
  const output = graph.nodes[graph.output];
  const aggregator = output?.kind === "aggregator" ? output.model : "";

  test("names only models with known facts", () => {
    expect(models.filter((model) => !factsOf.has(model))).toEqual([]);
  });

  test("names no model with a known end of service", () => {
    expect(models.filter((model) => factsOf.get(model)?.["retired"] !== undefined)).toEqual([]);
  });

  test("has the member with the best known quality as its aggregator, and states the score", () => {
    const quality = factsOf.get(aggregator)?.["quality"];
    const others = models.filter((model) => model !== aggregator);
    const better = others.filter(
      (model) => Number(factsOf.get(model)?.["quality"]?.value ?? 0) > Number(quality?.value),
    );
    expect(better).toEqual([]);
    expect(differences.join(" ")).toContain(`: ${quality?.value} on `);
  });

  test("states the day on which it was composed", () => {
    expect(citation.section).toContain(`composed ${composed} from facts`);
  });
});

test("panel-budget costs no more than it states", () => {
  const prices = modelsOf(recipes["panel-budget"].graph).map((model) =>
    Number(factsOf.get(model)?.["outputUsdPerMillionTokens"]?.value),
  );
  expect(Math.max(...prices)).toBeLessThanOrEqual(1.5);
});
