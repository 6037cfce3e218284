import { type Alias, isAlias, isCollection, isNode, isPair } from "yaml";

/** Returns the node that an alias repeats, and any other node as it is. */
export type Resolve = (node: unknown) => unknown;

/**
 * Finds the targets of all aliases at once. An alias repeats the last anchor of its name before it;
 * without one it is `undefined`.
 */
export function aliasTargets(root: unknown): Resolve {
  const targets = new Map<Alias, unknown>();
  const anchors = new Map<string, unknown>();
  const visit = (node: unknown): void => {
    if (isPair(node)) return visit(node.value);
    if (isAlias(node)) targets.set(node, anchors.get(node.source));
    else if (isNode(node) && "anchor" in node && node.anchor) anchors.set(node.anchor, node);
    if (isCollection(node)) for (const item of node.items) visit(item);
  };
  visit(root);
  return (node) => (isAlias(node) ? targets.get(node) : node);
}
