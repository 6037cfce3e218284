import { flatGraphOf, type GraphSpec, type NodeSpec } from "@moagraph/core/graph";
import type { VNode } from "preact";

/** Keys that are shown elsewhere. Addresses of `endpoints` may be private. */
const shownElsewhere: ReadonlySet<string> = new Set([
  "version",
  "name",
  "nodes",
  "endpoints",
  "kind",
  "reads",
  "model",
]);

/** The policies of a graph, and the settings of each node. */
export function GraphSettings({ graph }: { readonly graph: GraphSpec }): VNode {
  return (
    <div class="moa-table" role="region" aria-label="Settings of the nodes" tabIndex={0}>
      <table class="moa-settings">
        <caption>Settings of the graph and of its nodes</caption>
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">Kind</th>
            <th scope="col">Model</th>
            <th scope="col">Reads</th>
            <th scope="col">Settings</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">(all nodes)</th>
            <td />
            <td />
            <td />
            <td class="moa-text">{settingsText(graph)}</td>
          </tr>
          {Object.entries<NodeSpec>(flatGraphOf(graph).nodes).map(([name, node]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{node.kind}</td>
              <td class="moa-text">{"model" in node ? node.model : ""}</td>
              <td class="moa-text">{readsOf(node)}</td>
              <td class="moa-text">{settingsText(node)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a node reads, as a text. */
function readsOf(node: NodeSpec): string {
  const reads = "reads" in node ? (node.reads ?? []) : [];
  return reads.length === 0 ? "the prompt" : reads.join(", ");
}

/** `temperature: 0.7, timeouts: {"totalMs":60000}`. */
function settingsText(settings: object): string {
  return Object.entries(settings)
    .filter(([key, value]) => !shownElsewhere.has(key) && value !== undefined)
    .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
