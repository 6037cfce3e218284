import type { Issue } from "../../errors/issue.js";
import { didYouMean, nameFinder } from "../../errors/nearest-name.js";
import { listNames, quote } from "../../errors/quote.js";
import type { GraphOutline, NamedAt, NodeOutline } from "../outline/outline.js";
import type { Rule } from "./rule.js";

/** A route is another node of the graph, and not the output: that always runs. */
export const knownRoutes: Rule = ({ nodes, output }) => {
  const unknownRoute = unknownRouteIn(nodes, output);
  return [...nodes.values()].flatMap((node) =>
    node.routes.flatMap((route): Issue[] => {
      if (route.name === node.name) return [selfRoute(node, route)];
      if (!nodes.has(route.name)) return [unknownRoute(node, route)];
      return route.name === output ? [outputAsRoute(node, route)] : [];
    }),
  );
};

function pathOf(node: NodeOutline, { at }: NamedAt): Issue["path"] {
  return ["nodes", node.name, "routes", at];
}

function selfRoute(node: NodeOutline, route: NamedAt): Issue {
  return {
    code: "SELF_ROUTE",
    path: pathOf(node, route),
    message: `Node ${quote(node.name)} is a route of itself.`,
    hint: "Remove it from its own `routes`. For several rounds, use a `repeat`.",
  };
}

function outputAsRoute(node: NodeOutline, route: NamedAt): Issue {
  return {
    code: "OUTPUT_AS_ROUTE",
    path: pathOf(node, route),
    message: `Node ${quote(node.name)} may skip ${quote(route.name)}, which is the output.`,
    hint: 'Make another node the output, such as reducer({ reads: [...], reduce: "first-usable" }).',
  };
}

function unknownRouteIn(nodes: GraphOutline["nodes"], output: string | undefined) {
  const known = [...nodes.keys()].filter((name) => name !== output);
  const nearestTo = nameFinder(known);
  return (node: NodeOutline, route: NamedAt): Issue => {
    const nearest = nearestTo(route.name, node.name);
    return {
      code: "UNKNOWN_ROUTE",
      path: pathOf(node, route),
      message: `Node ${quote(node.name)} has the route ${quote(route.name)}, which does not exist.`,
      hint: didYouMean(nearest, othersThan(node.name, known)),
      nearest,
    };
  };
}

/** Looks only at the names that are shown: a graph may have an issue for each of its nodes. */
function othersThan(name: string, known: readonly string[]): string {
  const others = known.slice(0, 11).filter((each) => each !== name);
  if (others.length === 0) return "There is no other node that it can choose.";
  return `It can choose ${listNames(others, Math.max(others.length, known.length - 1))}.`;
}
