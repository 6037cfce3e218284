import { type GraphSpec, graphToJson } from "@moagraph/core/graph";
import { Document, isMap, isScalar, isSeq, Scalar, visit, type YAMLMap } from "yaml";

/** Longest list of names in one line, in UTF-16 units. */
const maxListLength = 60;

/** The comments of `toYaml`. */
export interface YamlComments {
  /** The lines at the top of the file, without `#`. */
  readonly top?: readonly string[];
  /** One line above each node with this name, without `#`. */
  readonly nodes?: { readonly [name: string]: string };
}

/**
 * Returns the YAML text of a graph. `readGraphText` turns it back into an equal graph.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @param comments - Comments to write. Line breaks and other control characters in them become spaces.
 * Default: none.
 * @example
 * ```ts
 * import { aggregator, defineGraph, proposer } from "@moagraph/core/graph";
 * import { toYaml } from "@moagraph/graph-file";
 *
 * const panel = defineGraph({
 *   name: "panel",
 *   nodes: {
 *     ada: proposer({ model: "simulated:ada" }),
 *     fuse: aggregator({ model: "simulated:fuse", reads: ["ada"] }),
 *   },
 *   output: "fuse",
 * });
 * console.log(toYaml(panel));
 * // version: 1
 * // name: panel
 * // nodes:
 * //   ada:
 * //     kind: proposer
 * //     model: simulated:ada
 * //   fuse:
 * //     kind: aggregator
 * //     model: simulated:fuse
 * //     reads: [ada]
 * // output: fuse
 * ```
 */
export function toYaml(graph: GraphSpec, { top = [], nodes = {} }: YamlComments = {}): string {
  const document = new Document(graphToJson(graph), { aliasDuplicateObjects: false });
  writeKeys(document);
  const written = document.get("nodes");
  if (isMap(written)) writeNodes(written, nodes);
  if (top.length > 0) document.commentBefore = top.map(commentLine).join("\n");
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** In quotes, `<<` is a key like any other. Without them, it merges mappings. */
function writeKeys(document: Document): void {
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && key.value === "<<") key.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

function writeNodes({ items }: YAMLMap, comments: Readonly<Record<string, string>>): void {
  for (const { key, value } of items) {
    const name = String(key);
    const comment = Object.hasOwn(comments, name) ? comments[name] : undefined;
    if (comment !== undefined && isScalar(key)) key.commentBefore = commentLine(comment);
    if (isMap(value)) writeNode(value);
  }
}

/** The kind comes first, and a short list of names is one line. */
function writeNode(node: YAMLMap): void {
  node.items.sort((a, b) => Number(isKind(b.key)) - Number(isKind(a.key)));
  const reads = node.get("reads");
  if (isSeq(reads)) reads.flow = reads.items.join(", ").length <= maxListLength;
}

function isKind(key: unknown): boolean {
  return String(key) === "kind";
}

/** A line end would end the comment. */
function commentLine(text: string): string {
  return ` ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")}`;
}
