import { markdownTable } from "./markdown-table.mjs";

/** @typedef {import("./vendors.mjs").KnownModel} KnownModel */
/** @typedef {{ name: string, composed?: string | undefined, models: readonly string[] }} UsedModels */

/**
 * Writes which models are retired, which will be, whose successors are retired too, and which facts
 * are older than a year.
 *
 * @param {readonly KnownModel[]} models
 * @param {string} today - As `YYYY-MM-DD`.
 * @returns {string}
 */
export function factsReport(models, today) {
  const ending = models
    .filter(({ facts }) => facts["retired"] !== undefined)
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  const retired = ending.filter((model) => dayOf(model) <= today);
  const retiring = ending.filter((model) => dayOf(model) > today);
  return [
    section("Retired models", ["Model", "Since", "Use instead"], retired.map(endRow)),
    section("Retired later", ["Model", "From", "Use instead"], retiring.map(endRow)),
    section(
      "Retired successors",
      ["Model", "Use instead", "Since"],
      retiredSuccessors(models, retired),
    ),
    section("Older than a year", ["Model", "As of", "Facts"], staleRows(models, yearBefore(today))),
  ].join("\n");
}

/**
 * The models of recipes that are retired on a day, one sentence each.
 *
 * @param {readonly UsedModels[]} recipes
 * @param {readonly KnownModel[]} models
 * @param {string} today - As `YYYY-MM-DD`.
 * @returns {string[]}
 */
export function retiredInRecipes(recipes, models, today) {
  const retired = new Map(
    models
      .filter((model) => model.facts["retired"] !== undefined && dayOf(model) <= today)
      .map((model) => [model.name, model]),
  );
  return recipes.flatMap((recipe) =>
    recipe.models.flatMap((name) => {
      const model = retired.get(name);
      return model === undefined ? [] : [sentence(recipe.name, model)];
    }),
  );
}

/** @type {(recipe: string, model: KnownModel) => string} */
function sentence(recipe, model) {
  const successor = model.facts["successor"]?.value;
  const instead = successor === undefined ? "another model" : `${successor}`;
  return `Recipe ${recipe} uses ${model.name}, which is retired since ${dayOf(model)}: use ${instead}.`;
}

/** @type {(title: string, header: string[], rows: string[][]) => string} */
function section(title, header, rows) {
  const content = rows.length === 0 ? "None." : markdownTable(header, rows);
  return `## ${title}: ${rows.length}\n\n${content}\n`;
}

/** @type {(model: KnownModel) => string} */
function dayOf({ facts }) {
  return String(facts["retired"]?.value);
}

/** @type {(model: KnownModel) => string[]} */
function endRow(model) {
  const successor = model.facts["successor"];
  return [model.name, dayOf(model), String(successor?.value ?? "unknown")];
}

/** Models that name a retired one to use instead. @type {(models: readonly KnownModel[], retired: readonly KnownModel[]) => string[][]} */
function retiredSuccessors(models, retired) {
  const byName = new Map(retired.map((model) => [model.name, model]));
  return models.flatMap(({ id, name, facts }) => {
    const successor = String(facts["successor"]?.value);
    const next = byName.get(`${name.slice(0, -id.length)}${successor}`);
    return next === undefined ? [] : [[name, successor, dayOf(next)]];
  });
}

/** @type {(models: readonly KnownModel[], limit: string) => string[][]} */
function staleRows(models, limit) {
  return models.flatMap((model) => {
    const stale = Object.entries(model.facts).filter(([, { asOf }]) => asOf < limit);
    const days = [...new Set(stale.map(([, { asOf }]) => asOf))].toSorted();
    return days.map((day) => [
      model.name,
      day,
      stale.flatMap(([name, { asOf }]) => (asOf === day ? [name] : [])).join(", "),
    ]);
  });
}

/** @type {(today: string) => string} */
function yearBefore(today) {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}
