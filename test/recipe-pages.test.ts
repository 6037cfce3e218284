/** The generated pages of the recipes show all that a recipe states. */
import { graphToJson, modelsOf } from "../packages/core/dist/graph.js";
import { readGraphText, toTypeScript } from "../packages/graph-file/dist/index.js";
import { type Recipe, recipes } from "../packages/recipes/dist/index.js";
import { describe, expect, test } from "vitest";
import { recipePages } from "../apps/docs/generate/recipes.mjs";

const { pages, sidebar } = await recipePages();
const all = Object.values(recipes);
const page = (name: string): string => pages[`recipes/${name}.md`] ?? "";

/** The cells of each row of the tables below a heading. */
function rowsBelow(heading: string, text: string): string[][] {
  const [, section = ""] = text.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  const rows = own.split("\n").filter((line) => line.startsWith("| "));
  return rows.map((row) => row.slice(2, -2).split(" | "));
}

describe("the index of the recipes", () => {
  const index = page("index");

  test("says of each recipe whether it is from the paper, from others, or composed by us", () => {
    const linked = (heading: string): string[] =>
      rowsBelow(heading, index).flatMap(([cell = ""]) => /^\[(.+)\]/.exec(cell)?.[1] ?? []);
    const later = [
      "self-moa",
      "self-moa-seq",
      "moa-staircase",
      "moa-lite-staircase",
      "sparse-moa",
      "residual-moa",
      "attention-moa",
      "route-moa",
      "council",
      "archon-general",
      "fusion",
      "model-switch",
      "recursive-aggregation",
      "debate",
    ];
    const composed = all.filter((recipe) => recipe.composed !== undefined).map(({ name }) => name);
    expect(linked("From later publications")).toEqual(later);
    expect(linked("Composed by us")).toEqual(composed);
    const ofPaper = all
      .map(({ name }) => name)
      .filter((name) => ![...later, ...composed].includes(name));
    expect(linked("From the paper")).toEqual(ofPaper);
  });

  test("states each day on which recipes were composed", () => {
    const days = all.flatMap(({ composed }) => composed ?? []);
    expect(days).not.toEqual([]);
    for (const day of days) expect(index).toContain(day);
  });

  test("is in the sidebar with a page for each recipe", () => {
    const links = sidebar.flatMap(({ link, items = [] }) => [
      link,
      ...items.map((item) => item.link),
    ]);
    const expected = ["/recipes/", ...all.map(({ name }) => `/recipes/${name}`)];
    expect(links.filter((link) => link !== undefined)).toEqual(expected);
    expect(Object.keys(pages).filter((path) => path.endsWith(".md"))).toHaveLength(all.length + 1);
  });
});

describe("the page of a recipe with rounds", () => {
  const text = page("recursive-aggregation");

  test("draws two rounds, and says of how many", () => {
    expect(text).toContain("The picture has 2 of the 9 rounds of `aggregate`.");
    expect(text).not.toContain("aggregate/3/member-1");
    expect(text).toContain(", 32 to 160 model calls.");
  });

  test("lists the nodes of a round once", () => {
    const rows = rowsBelow("Nodes", text);
    expect(rows.filter(([node]) => node === "aggregate/…/member-1")).toHaveLength(1);
    expect(rows).toContainEqual(["aggregate", "repeat, at most 9 rounds", "no model"]);
  });
});

describe.each(all)("the page of $name", (recipe: Recipe) => {
  const { name, summary, citation, composed, graph, published, differences } = recipe;
  const text = page(name);

  test("has the summary, the source and the drawing", () => {
    expect(text).toContain(`# ${name}\n\n${summary}\n`);
    expect(text).toContain(`[${citation.title}](${citation.url}), ${citation.year}`);
    for (const author of citation.authors) expect(text).toContain(author);
    expect(text).toContain(`<title>${name}</title>`);
    if (composed !== undefined) expect(text).toContain(`Composed by us on ${composed}`);
  });

  test("has each node with its kind and model", () => {
    const rows = rowsBelow("Nodes", text).slice(2);
    const nodes = rows.map((row) => row.slice(-3));
    for (const [node, { kind, ...rest }] of Object.entries(graph.nodes)) {
      const model = "model" in rest ? `\`${rest.model}\`` : "no model";
      const row = nodes.find(([cell]) => cell === node);
      expect(row?.[1]).toMatch(new RegExp(`^${kind}`));
      expect(row?.[2]).toContain(model);
    }
  });

  test("has each published score with its source", () => {
    const rows = rowsBelow("Published scores", text).slice(2);
    expect(rows).toHaveLength(published.length);
    for (const [at, { benchmark, metric, score, spread, variant, source }] of published.entries()) {
      const number = spread === undefined ? `${score}` : `${score} ± ${spread}`;
      expect(rows[at]).toEqual([benchmark, metric, number, variant ?? "", source]);
    }
  });

  test("has each difference", () => {
    for (const difference of differences) expect(text).toContain(`- ${difference}\n`);
  });

  test("has each model in the plan of a run", () => {
    const planned = rowsBelow("Plan of a run", text).map(([cell = ""]) => cell);
    expect(planned).toEqual(expect.arrayContaining(modelsOf(graph).map((model) => `\`${model}\``)));
    expect(planned).toContain("**total**");
    expect(text).toContain("<caption>Plan by layer</caption>");
  });

  test("has the graph itself, the command that runs it, and a link to the playground", () => {
    const [, json = "null"] = /```json \[.*\]\n([^]*?)\n```/.exec(text) ?? [];
    expect(JSON.parse(json)).toEqual(graphToJson(graph));
    const [, yaml = ""] = /```yaml \[.*\]\n([^]*?\n)```/.exec(text) ?? [];
    expect(readGraphText(yaml, `${name}.yaml`).graph).toEqual(graph);
    expect(text).toContain(`\`\`\`ts [TypeScript]\n${toTypeScript(graph)}`);
    expect(text).toContain(`moagraph run ${name} `);
    expect(text).toContain(`(/playground#recipe=${name})`);
  });
});
