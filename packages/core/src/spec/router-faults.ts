import { askSettingsShape } from "./model-settings.js";
import type { NodeFault, NodePlace } from "./node-kind.js";
import { nothingToCompare, type Routing, takesAllOrNone } from "./routing-rule.js";

/** The issues of a router whose fields are valid one by one. */
export function routerFaults(node: Routing, { name, isOutput, incoming }: NodePlace): NodeFault[] {
  return [
    ...(incoming === 1 && comparesProposals(node)
      ? [nothingToCompare(`Router \`${name}\``, "rule")]
      : []),
    ...(isOutput ? [asOutput(name)] : []),
    ...decisionFaults(node, name),
    ...readsFaults(node, name),
    ...routesFaults(node, name),
    ...whenFaults(node, name),
    ...strayRoutes("when", Object.entries(node.when ?? {}), node, name),
    ...strayRoutes(
      "otherwise",
      (node.otherwise ?? []).map((route, at) => [route, at]),
      node,
      name,
    ),
  ];
}

function comparesProposals({ rule }: Routing): boolean {
  return typeof rule === "object" && "unless" in rule && "agreement" in rule.unless;
}

function asOutput(name: string): NodeFault {
  return {
    code: "ROUTER_AS_OUTPUT",
    path: [],
    message: `Router \`${name}\` is the output, but a router passes on no proposals.`,
    hint: "Make a node that reads its routes the output.",
  };
}

/** It needs one way to choose, and settings of calls have no effect without a model. */
function decisionFaults(node: Routing, name: string): NodeFault[] {
  const { model, rule } = node;
  if (model !== undefined && rule !== undefined) {
    const message = `Router \`${name}\` has both \`model\` and \`rule\`.`;
    return [{ code: "INVALID_VALUE", path: ["rule"], message, hint: "Remove one of them." }];
  }
  if (model === undefined && rule === undefined) {
    const message = `Router \`${name}\` has neither \`model\` nor \`rule\`.`;
    const hint = 'Set `model`, or a `rule` such as "cheapest" or { "use": name }.';
    return [{ code: "MISSING_VALUE", path: ["model"], message, hint }];
  }
  if (model !== undefined) return [];
  return [...Object.keys(askSettingsShape), "choose", "verdictAs"]
    .filter((key) => Reflect.get(node, key) !== undefined)
    .map((key) => ({
      code: "INVALID_VALUE",
      path: [key],
      message: `Router \`${name}\` has \`${key}\`, but its \`rule\` asks no model.`,
      hint: `Remove \`${key}\`, or replace \`rule\` by \`model\`.`,
    }));
}

/** A decision about proposals needs some. A scorer looks at none. */
function readsFaults(node: Routing, name: string): NodeFault[] {
  const { reads = [], choose, rule } = node;
  if (typeof rule === "string" && reads.length > 0) return [idleReads(rule, name)];
  if (!takesAllOrNone(node) || reads.length > 0) return [];
  const key = choose === "all-or-none" ? "choose" : "rule";
  return [
    {
      code: "NO_READS",
      path: ["reads"],
      message: `Router \`${name}\` reads nothing, but its \`${key}\` is about the proposals that it reads.`,
      hint: "Add the names of other nodes to `reads`.",
    },
  ];
}

function idleReads(rule: string, name: string): NodeFault {
  return {
    code: "INVALID_VALUE",
    path: ["reads"],
    message: `Router \`${name}\` has \`reads\`, but its rule "${rule}" looks at no proposals.`,
    hint: "Remove `reads`, or use a model, a function or `unless` instead of the rule.",
  };
}

function routesFaults(node: Routing, name: string): NodeFault[] {
  const { routes, maxRoutes = routes.length } = node;
  const faults: NodeFault[] = [];
  if (routes.length === 0) {
    const message = `Router \`${name}\` has no routes.`;
    const hint = "Add the names of the nodes that it chooses from to `routes`.";
    faults.push({ code: "NO_ROUTES", path: ["routes"], message, hint });
  } else if (maxRoutes > routes.length) {
    faults.push({
      code: "KEEP_TOO_LARGE",
      path: ["maxRoutes"],
      message: `Router \`${name}\` takes up to ${maxRoutes} routes, but has only ${routes.length}.`,
      hint: `Set \`maxRoutes\` to ${routes.length} or lower, or add routes.`,
    });
  }
  if (takesAllOrNone(node) && maxRoutes < routes.length) faults.push(limitOfAll(name));
  const seen = new Set<string>();
  for (const [at, route] of routes.entries()) {
    if (seen.has(route)) faults.push(repeatedRoute(name, route, at));
    seen.add(route);
  }
  return faults;
}

function limitOfAll(name: string): NodeFault {
  return {
    code: "INVALID_VALUE",
    path: ["maxRoutes"],
    message: `Router \`${name}\` takes all of its routes or none, so \`maxRoutes\` has no effect.`,
    hint: "Remove `maxRoutes`.",
  };
}

function repeatedRoute(name: string, route: string, at: number): NodeFault {
  return {
    code: "DUPLICATE_ROUTE",
    path: ["routes", at],
    message: `Router \`${name}\` has the route \`${route}\` twice.`,
    hint: "Remove one of them.",
  };
}

function whenFaults({ when = {}, rule, routes }: Routing, name: string): NodeFault[] {
  const faults = Object.entries<unknown>(when).flatMap(([route, text]): NodeFault[] =>
    typeof text === "string" && text.trim() !== ""
      ? []
      : [
          {
            code: "WRONG_TYPE",
            path: ["when", route],
            message: `\`when\` of router \`${name}\` has no text for \`${route}\`.`,
            hint: 'Write for which questions the route is, such as "Questions about programming."',
          },
        ],
  );
  const missing =
    rule === "best-match" ? routes.find((route) => !Object.hasOwn(when, route)) : undefined;
  if (missing === undefined) return faults;
  return [
    ...faults,
    {
      code: "MISSING_VALUE",
      path: ["when", missing],
      message: `Router \`${name}\` compares the question with \`when\`, which has no text for \`${missing}\`.`,
      hint: 'Write for which questions each route is, such as "Questions about programming."',
    },
  ];
}

function strayRoutes(
  key: "when" | "otherwise",
  named: readonly (readonly [string, unknown])[],
  { routes }: Routing,
  name: string,
): NodeFault[] {
  const known = new Set(routes);
  return named
    .filter(([route]) => !known.has(route))
    .map(([route, at]) => ({
      code: "UNKNOWN_ROUTE",
      path: [key, typeof at === "number" ? at : route],
      message: `\`${key}\` of router \`${name}\` names \`${route}\`, which is none of its routes.`,
      hint: `Its routes: ${routes.slice(0, 10).join(", ")}.`,
    }));
}
