import { depthOf, graphToJson } from "@moagraph/core/graph";
import { toTypeScript, toYaml } from "@moagraph/graph-file";
import { reportCss } from "@moagraph/report";
import { pluralize } from "@moagraph/report/words";
import { plain, tab, table } from "../markdown.mjs";
import { callsOf } from "./calls-of.mjs";
import { nodesTable } from "./nodes-table.mjs";
import { picture, pictureCss } from "./picture.mjs";
import { planSection } from "./plan-section.mjs";

/** @import { Citation, PublishedScore, Recipe } from "@moagraph/recipes" */

/**
 * The page of a recipe.
 *
 * @type {(recipe: Recipe) => string}
 */
export function recipePage(recipe) {
  const { name, summary, graph } = recipe;
  const parts = [
    `# ${name}`,
    plain(summary),
    originOf(recipe),
    `${pluralize(depthOf(graph), "layer")}, ${callsOf(graph)} model calls. [Open it in the playground](/playground#recipe=${name}).`,
    picture(graph),
    ["## Run it", commands(name), importOf(name)],
    ["## Nodes", nodesTable(graph)],
    ["## Plan of a run", ...planSection(graph)],
    ["## Published scores", ...scores(recipe)],
    ["## Differences", differences(recipe)],
    ["## The graph", codeGroup(recipe)],
    `<script setup>\nimport "./pictures.css";\n</script>`,
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
 * The styles of the drawing and of the chart on each page.
 *
 * @type {(recipe: Recipe) => string}
 */
export function picturesCss({ graph }) {
  return `${pictureCss(graph)}\n${reportCss}\n${chartInText}\n`;
}

/** VitePress has styles of its own for all tables of a text. */
const chartInText = `
.vp-doc .moa-plan :is(th,td){padding:2px 8px 2px 0;border:0;background:none;font-size:13px}
.vp-doc .moa-plan :is(th,td):first-child,.vp-doc .moa-plan .moa-number{white-space:nowrap}
.vp-doc .moa-plan tr{background:none;border:0}
.vp-doc .moa-plan .moa-plan-bars{min-width:120px}
`.trim();

/** @type {(name: string) => string} */
function commands(name) {
  const lines = [
    `npx moagraph run ${name} --offline "Why is the sky blue?" # simulated models`,
    `npx moagraph plan ${name}                                 # what a run will use`,
    `npx moagraph run ${name} "Why is the sky blue?"           # with your keys`,
  ];
  return `\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
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
  const tabs = [
    tab("ts", "TypeScript", toTypeScript(graph)),
    tab("yaml", `${name}.yaml`, toYaml(graph)),
    tab("json", `${name}.json`, JSON.stringify(graphToJson(graph), null, 2)),
  ];
  return `::: code-group\n\n${tabs.join("\n\n")}\n\n:::`;
}

/** @type {(name: string) => string} */
function importOf(name) {
  const variable = name.replaceAll(/-(.)/g, (_, letter) => String(letter).toUpperCase());
  return `\`\`\`ts\nimport { ${variable} } from "@moagraph/recipes";\n\nconst { graph } = ${variable}; // for \`compile\`\n\`\`\``;
}
