import { type GraphSpec, graphToJson, type NodeSpec } from "@moagraph/core/graph";
import { literalOf, propertyKey } from "./typescript/literal.js";
import { exportName } from "./typescript/export-name.js";

/**
 * Returns a TypeScript module that defines a graph with `defineGraph`. It exports an equal graph.
 *
 * The export is named after the graph: `moa-lite` is exported as `moaLite`.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @example
 * ```ts
 * import { graphFromJson } from "@moagraph/core/graph";
 * import { toTypeScript } from "@moagraph/graph-file";
 *
 * const panel = graphFromJson({
 *   name: "my-panel",
 *   nodes: {
 *     ada: { kind: "proposer", model: "simulated:ada" },
 *     fuse: { kind: "aggregator", model: "simulated:fuse", reads: ["ada"] },
 *   },
 *   output: "fuse",
 * });
 * console.log(toTypeScript(panel));
 * // import { aggregator, defineGraph, proposer } from "@moagraph/core";
 * //
 * // export const myPanel = defineGraph({
 * //   name: "my-panel",
 * //   nodes: {
 * //     ada: proposer({ model: "simulated:ada" }),
 * //     fuse: aggregator({ model: "simulated:fuse", reads: ["ada"] }),
 * //   },
 * //   output: "fuse",
 * // });
 * ```
 */
export function toTypeScript(graph: GraphSpec): string {
  const { version: _, ...written } = graphToJson(graph);
  const nodes = Object.entries(graph.nodes);
  const imports = ["defineGraph", ...nodes.map(([, { kind }]) => kind)];
  const names = [...new Set(imports)].toSorted();
  const lines = Object.entries(written).map(([key, value]) =>
    key === "nodes" ? nodesText(nodes) : memberText(key, value, 2),
  );
  return [
    `import { ${names.join(", ")} } from "@moagraph/core";`,
    "",
    `export const ${exportName(graph.name, names)} = defineGraph({`,
    ...lines,
    "});",
    "",
  ].join("\n");
}

function nodesText(nodes: readonly (readonly [string, NodeSpec])[]): string {
  return ["  nodes: {", ...nodes.map(nodeText), "  },"].join("\n");
}

function nodeText([name, { kind, ...settings }]: readonly [string, NodeSpec]): string {
  const start = `    ${propertyKey(name)}: ${kind}(`;
  return `${start}${literalOf(settings, { indent: 4, used: start.length + 2 })}),`;
}

function memberText(key: string, value: unknown, indent: number): string {
  const start = `${" ".repeat(indent)}${propertyKey(key)}: `;
  return `${start}${literalOf(value, { indent, used: start.length + 1 })},`;
}
