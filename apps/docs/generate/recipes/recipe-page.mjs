import { graphToJson, layersOf, modelCallsOf, toSvg } from "@moagraph/core/graph";
import { counted, plain, tab, table } from "./markdown.mjs";
import { planSection } from "./plan-section.mjs";

/** @import { Citation, PublishedScore, Recipe } from "@moagraph/recipes" */

/**
 * The page of a recipe.
 *
 * @type {(recipe: Recipe) => Promise<string>}
 */
export async function recipePage(recipe) {
  const { name, summary, graph } = recipe;
  const [svg, style] = drawing(toSvg(graph));
  const parts = [
    `# ${name}`,
    plain(summary),
    originOf(recipe),
    `${counted(layersOf(graph).length, "layer")}, ${counted(modelCallsOf(graph), "model call")}. [Open it in the playground](/playground#recipe=${name}).`,
    svg,
    ["## Run it", commands(name)],
    ["## Layers", layers(recipe)],
    ["## Plan of a run", ...planSection(graph)],
    ["## Published scores", ...scores(recipe)],
    ["## Differences", differences(recipe)],
    ["## The graph", codeGroup(recipe)],
    style,
  ];
  return `${parts.flat().join("\n\n")}\n`;
}

/** @type {(recipe: Recipe) => string} */
function originOf({ citation, composed }) {
  if (composed === undefined) return `From ${cited(citation)}.`;
  return `Composed by us on ${composed}: no publication is behind it. ${cited(citation)}.`;
}

/** @type {(citation: Citation) => string} */
function cited({ authors, title, year, url, section }) {
  return `${authors.join(", ")}: [${plain(title)}](${url}), ${year}, ${plain(section)}`;
}

/**
 * The picture as HTML, and its stylesheet apart: Vue allows none inside of a page.
 *
 * @type {(svg: string) => [svg: string, style: string]}
 */
function drawing(svg) {
  const [style = ""] = /<style>[^]*?<\/style>/.exec(svg) ?? [];
  const figure = svg.replace(style, "").replaceAll(/\n+/g, "\n").trim();
  return [`<figure class="graph-picture" v-pre>\n${figure}\n</figure>`, style];
}

/** @type {(name: string) => string} */
function commands(name) {
  const lines = [
    `npx moagraph run ${name} --offline "Why is the sky blue?" # simulated models`,
    `npx moagraph plan ${name}                                 # what a run will use`,
    `npx moagraph run ${name} "Why is the sky blue?"           # with your keys`,
  ];
  return `\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
}

/** @type {(recipe: Recipe) => string} */
function layers({ graph }) {
  const rows = layersOf(graph).flatMap((names, index) =>
    names.map((node) => {
      const { kind, ...rest } = graph.nodes[node] ?? { kind: "" };
      const model = "model" in rest ? `\`${rest.model}\`` : "no model";
      const samples = "samples" in rest ? String(rest.samples) : "1";
      return [String(index + 1), `\`${node}\``, kind, model, samples];
    }),
  );
  return table(["Layer", "Node", "Kind", "Model", "Samples#"], rows);
}

/** @type {(recipe: Recipe) => string[]} */
function scores({ published }) {
  if (published.length === 0) return ["None is listed. The differences below say why."];
  return [
    "Printed in the sources, for the models of the graph. A row with a variant is for a graph that differs in it. We did not measure the scores.",
    table(["Benchmark", "Metric", "Score#", "Variant", "Source"], published.map(scoreRow)),
  ];
}

/** @type {(score: PublishedScore) => string[]} */
function scoreRow({ benchmark, metric, score, spread, variant = "", source }) {
  const number = spread === undefined ? String(score) : `${score} ± ${spread}`;
  return [benchmark, metric, number, variant, source].map(plain);
}

/** @type {(recipe: Recipe) => string} */
function differences({ differences: all }) {
  return all.map((difference) => `- ${plain(difference)}`).join("\n");
}

/** @type {(recipe: Recipe) => string} */
function codeGroup({ name, graph }) {
  const json = JSON.stringify(graphToJson(graph), null, 2);
  const tabs = [tab("ts", "TypeScript", importOf(name)), tab("json", `${name}.json`, json)];
  return `::: code-group\n\n${tabs.join("\n\n")}\n\n:::`;
}

/** @type {(name: string) => string} */
function importOf(name) {
  const variable = name.replaceAll(/-(.)/g, (_, letter) => String(letter).toUpperCase());
  return `import { ${variable} } from "@moagraph/recipes";\n\nconst { graph } = ${variable};\n`;
}
