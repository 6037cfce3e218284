// What `npm run facts` does: reports which models are retired or will be, whose successors are retired
// too, and which facts are older than a year. It fails if a recipe of today uses a retired model; with `--all-recipes`, also if a
// recipe of a publication does. `--today 2026-11-28` reports for that day.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { factsReport, retiredInRecipes } from "./facts/report.mjs";
import { vendors } from "./facts/vendors.mjs";
import { root } from "./workspace.mjs";

const { values } = parseArgs({
  options: { today: { type: "string" }, "all-recipes": { type: "boolean" } },
});
const today = values.today ?? new Date().toISOString().slice(0, 10);

if (/^\d{4}-\d\d-\d\d$/.test(today)) {
  await report();
} else {
  console.error(`--today is ${JSON.stringify(today)}. Write it as 2026-11-28.`);
  process.exitCode = 2;
}

async function report() {
  const models = (await vendors()).flatMap((vendor) => vendor.models);
  console.log(factsReport(models, today));
  const faults = retiredInRecipes(await usedModels(), models, today);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

async function usedModels() {
  const { recipes } = await built("packages/recipes/dist/index.js");
  const { modelsOf } = await built("packages/core/dist/graph.js");
  return Object.values(recipes)
    .filter(({ composed }) => composed !== undefined || values["all-recipes"] === true)
    .map(({ name, graph }) => ({ name, models: modelsOf(graph) }));
}

/** @type {(file: string) => Promise<Record<string, any>>} */
function built(file) {
  return import(pathToFileURL(join(root, file)).href);
}
