import { askSettingsShape } from "./model-settings.js";
import type { NodeFault, NodePlace } from "./node-kind.js";
import { showPoliciesShape } from "./policies/show-policies.js";
import { withoutEffect } from "./policies/without-effect.js";
import {
  nothingToCompare,
  type Routing,
  type RoutingRule,
  takesAllOrNone,
} from "./routing-rule.js";

/** The issues of a router whose fields are valid one by one. */
export function routerFaults(node: Routing, place: NodePlace): NodeFault[] {
  const { name, isOutput, incoming } = place;
  return [
    ...(incoming === 1 && comparesProposals(node)
      ? [nothingToCompare(`Router \`${name}\``, "rule")]
      : []),
    ...(isOutput ? [asOutput(name)] : []),
    ...decisionFaults(node, name),
    ...readsFaults(node, name),
    ...routesFaults(node, name),
    ...whenFaults(node, name),
    ...strayRoutes("when", Object.keys(node.when ?? {}).entries(), node, place),
    ...otherwiseFaults(node, name),
    ...strayRoutes("otherwise", (node.otherwise ?? []).entries(), node, place),
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
  const subject = `Router \`${name}\``;
  const unused: NodeFault[] = [];
  if (rule !== undefined) {
    const keys = callSettings.filter((key) => key !== "anonymise" || !usesFunction(rule));
    const or = "replace `rule` by `model`";
    unused.push(...withoutEffect(node, { subject, keys, why: "its `rule` asks no model", or }));
  }
  if (takesAllOrNone(node) && !(rule !== undefined && usesFunction(rule))) {
    const why = "it takes all of its routes or none";
    unused.push(...withoutEffect(node, { subject, keys: ["when"], why, or: "let it choose some" }));
  }
  return unused;
}

/** Settings that have an effect only on the call of a model. */
const callSettings = [
  ...Object.keys({ ...askSettingsShape, ...showPoliciesShape }),
  "choose",
  "verdictAs",
];

/** A function is given `when`, and proposals that may be anonymous. */
function usesFunction(rule: RoutingRule): boolean {
  if (typeof rule === "string") return false;
  return "use" in rule || "use" in rule.unless;
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
  return [...faults, ...repeatedRoutes("routes", routes, name)];
}

function otherwiseFaults(
  { routes, maxRoutes, otherwise = [] }: Routing,
  name: string,
): NodeFault[] {
  const faults = repeatedRoutes("otherwise", otherwise, name);
  const most = maxRoutes ?? routes.length;
  if (faults.length > 0 || otherwise.length <= most) return faults;
  return [
    {
      code: "KEEP_TOO_LARGE",
      path: ["otherwise"],
      message: `\`otherwise\` of router \`${name}\` names ${otherwise.length} routes, but it takes only ${most}.`,
      hint: `Name at most ${most} of them, or raise \`maxRoutes\`.`,
    },
  ];
}

function limitOfAll(name: string): NodeFault {
  return {
    code: "INVALID_VALUE",
    path: ["maxRoutes"],
    message: `Router \`${name}\` takes all of its routes or none, so \`maxRoutes\` has no effect.`,
    hint: "Remove `maxRoutes`.",
  };
}

function repeatedRoutes(
  key: "routes" | "otherwise",
  routes: readonly string[],
  name: string,
): NodeFault[] {
  const seen = new Set<string>();
  return [...routes.entries()]
    .filter(([, route]) => seen.size === seen.add(route).size)
    .map(([at, route]) => ({
      code: "DUPLICATE_ROUTE",
      path: [key, at],
      message:
        key === "routes"
          ? `Router \`${name}\` has the route \`${route}\` twice.`
          : `\`otherwise\` of router \`${name}\` names \`${route}\` twice.`,
      hint: "Remove one of them.",
    }));
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
  named: Iterable<readonly [number, string]>,
  { routes }: Routing,
  { name, suggest }: NodePlace,
): NodeFault[] {
  const known = new Set(routes);
  return [...named]
    .filter(([, route]) => !known.has(route))
    .map(([at, route]) => ({
      code: "UNKNOWN_ROUTE",
      path: [key, key === "when" ? route : at],
      message: `\`${key}\` of router \`${name}\` names \`${route}\`, which is none of its routes.`,
      ...suggest(route, routes, `Its routes: ${routes.slice(0, 10).join(", ")}.`),
    }));
}
