import { toSvg } from "@moagraph/core/graph";

/** @import { GraphSpec, NodeSpec } from "@moagraph/core/graph" */

const drawnRounds = 2;

/**
 * The picture of a graph as HTML. Its stylesheet is `pictures.css`: Vue allows none inside of a page. Of a
 * node with many rounds, it has the first two.
 *
 * @type {(graph: GraphSpec) => string}
 */
export function picture(graph) {
  const figure = toSvg(withFewRounds(graph))
    .replace(stylesheet, "")
    .replaceAll(/\n+/g, "\n")
    .trim();
  return [`<figure class="graph-picture" v-pre>\n${figure}\n</figure>`, ...captions(graph)].join(
    "\n\n",
  );
}

/**
 * The stylesheet of the picture.
 *
 * @type {(graph: GraphSpec) => string}
 */
export function pictureCss(graph) {
  const [, css = ""] = stylesheet.exec(toSvg(withFewRounds(graph))) ?? [];
  return css.trim();
}

const stylesheet = /<style>([^]*?)<\/style>/;

/** @type {(graph: GraphSpec) => GraphSpec} */
function withFewRounds(graph) {
  const nodes = Object.entries(graph.nodes).map(([name, node]) => [name, fewRounds(node)]);
  return { ...graph, nodes: Object.fromEntries(nodes) };
}

/** @type {(node: NodeSpec) => NodeSpec} */
function fewRounds(node) {
  if (node.kind !== "repeat") return node;
  return { ...node, maxRounds: Math.min(node.maxRounds, drawnRounds) };
}

/** @type {(graph: GraphSpec) => string[]} */
function captions({ nodes }) {
  return Object.entries(nodes).flatMap(([name, node]) =>
    node.kind === "repeat" && node.maxRounds > drawnRounds
      ? [`The picture has ${drawnRounds} of the ${node.maxRounds} rounds of \`${name}\`.`]
      : [],
  );
}
