import { type AskSettings, askSettingsShape, readsShape } from "./model-settings.js";
import type { NodeKind } from "./node-kind.js";
import type { ReadPolicies } from "./policies/read-policies.js";
import type { JsonSchema } from "./policies/response-format.js";
import { type ShowPolicies, showPoliciesShape } from "./policies/show-policies.js";
import {
  mayStructureVerdict,
  passOrFailSchema,
  structureTokensOf,
  type VerdictSettings,
  verdictSettingsShape,
} from "./policies/verdict-settings.js";
import { routerFaults } from "./router-faults.js";
import {
  type OneOf,
  type RouteScorer,
  type RoutingRule,
  routingRuleSchema,
  takesAllOrNone,
} from "./routing-rule.js";
import { strictObject, wholeNumber } from "../schema/schema.js";

/** Settings of every router. */
interface RouteSettings<Name extends string> {
  /** Names of the nodes that it chooses from. At least one. */
  readonly routes: readonly Name[];
  /**
   * The most routes it takes, best first.
   *
   * @defaultValue the number of routes
   */
  readonly maxRoutes?: number | undefined;
  /**
   * For which questions each route is, by its name: "Questions about programming." The model is shown
   * these texts, `rule: "best-match"` compares them with the question.
   *
   * @defaultValue none: a model is shown the names only
   */
  readonly when?: { readonly [Route in Name]?: string } | undefined;
  /**
   * The routes to take if the model or the function fails, or names none.
   *
   * @defaultValue the first `maxRoutes`
   */
  readonly otherwise?: readonly NoInfer<Name>[] | undefined;
  /**
   * Names of nodes whose proposals it looks at before it chooses. Not with `rule: "cheapest"`,
   * `"widest-window"` or `"best-match"`, which look at none.
   *
   * @defaultValue none: it chooses by the question alone
   */
  readonly reads?: readonly Name[] | undefined;
}

/** Settings of a router that asks a model. */
interface ModelRouting extends AskSettings, ShowPolicies, VerdictSettings {
  readonly rule?: never;
  /**
   * What the model decides.
   *
   * - `"some"`: which routes to take, at most `maxRoutes`.
   * - `"all-or-none"`: whether the proposals that the router reads are good enough. It replies PASS, and no
   *   route is taken, or FAIL, and all are.
   *
   * @defaultValue `"some"`
   */
  readonly choose?: "some" | "all-or-none" | undefined;
}

/** Settings of a router that makes no model call. */
interface RuleRouting {
  readonly model?: never;
  /**
   * How to choose without a model, before any of the routes is asked.
   *
   * - `"cheapest"`: the routes whose calls cost least, by their number and the prices of their models.
   *   Unknown prices come last. A `graph` or `repeat` counts with all of its calls.
   * - `"widest-window"`: the routes with the largest context windows: of several models, the smallest
   *   window counts.
   * - `"best-match"`: the routes whose text in `when` has most words of the question. Words that few of
   *   these texts have count more; words that all have, and English function words, do not count.
   * - `{ unless: { agreement } }`: all routes, unless the proposals that it reads agree: then none.
   * - `{ unless: { use: name } }`: all routes, unless a function returns `true`: then none.
   * - `{ use: name }`: a function supplied to `compile` returns the names of the routes, best first.
   */
  readonly rule: RouteScorer | (Exclude<RoutingRule, RouteScorer> & OneRule);
}

/** One of the keys that say what a rule is, and what its condition is, without the others. */
type OneRule = OneOf<{
  use: string;
  unless: OneOf<{ agreement: number; use: string }>;
}>;

/** The settings of a router: those of a model or a rule, and the routes. */
export type RouterOptions<Name extends string = string> = ReadPolicies &
  RouteSettings<Name> &
  (ModelRouting | RuleRouting);

/** A node that chooses which other nodes run. It passes on no proposals. */
export interface RouterSpec<Name extends string = string>
  extends
    RouteSettings<Name>,
    ReadPolicies,
    ShowPolicies,
    VerdictSettings,
    Omit<AskSettings, "model">,
    Partial<Pick<AskSettings, "model">> {
  readonly kind: "router";
  /** See {@link RouterOptions}. */
  readonly rule?: RoutingRule | undefined;
  /** See {@link RouterOptions}. */
  readonly choose?: "some" | "all-or-none" | undefined;
}

/**
 * Creates a node that chooses which of its routes run. Nodes that are not chosen are skipped: their
 * models are not asked, and no node waits for them. So are nodes that read only skipped nodes. Each has
 * a line `skipped` in the ledger, and the line of the router has the note `routed`.
 *
 * Model calls: one with `model`, none with `rule`.
 *
 * @param options - The model or rule, and the routes.
 * @returns A node for `defineGraph`, not validated yet.
 * @example A model chooses one of two specialists
 * ```ts
 * import { router } from "@moagraph/core";
 *
 * const pick = router({
 *   model: "openai:gpt-5.6-luna",
 *   routes: ["coder", "writer"],
 *   when: { coder: "Questions about programming.", writer: "All other questions." },
 *   maxRoutes: 1,
 * });
 * pick.kind; // "router"
 * ```
 */
export function router<const Name extends string>(options: RouterOptions<Name>): RouterSpec<Name> {
  return { kind: "router", ...options };
}

/** The most routes that a router takes: `maxRoutes`, or its default. */
export function maxRoutesOf({ routes, maxRoutes = routes.length }: RouterSpec): number {
  return maxRoutes;
}

/** The fewest routes that a router takes. A model takes one: if it names none, `otherwise` is taken. */
function leastRoutesOf(node: RouterSpec): number {
  if (takesAllOrNone(node) || typeof node.rule === "object") return 0;
  return node.rule === undefined ? Math.min(1, node.otherwise?.length ?? 1) : maxRoutesOf(node);
}

const routesSchema: JsonSchema = {
  type: "object",
  properties: {
    routes: {
      type: "array",
      items: { type: "integer" },
      description: "The numbers of the chosen routes, best first.",
    },
  },
  required: ["routes"],
  additionalProperties: false,
};

/** The declaration of the kind `router`. */
export const routerKind: NodeKind<RouterSpec> = {
  kind: "router",
  summary: "Chooses which of its routes run. The others are skipped.",
  schema: strictObject<RouterSpec>(
    {
      kind: { type: "string", const: "router" },
      ...askSettingsShape,
      ...readsShape,
      ...showPoliciesShape,
      ...verdictSettingsShape,
      model: {
        ...askSettingsShape.model,
        description:
          "The model that chooses: `provider:model-id`, or a key in the `models` of compile. Either this or `rule`. Default none.",
      },
      reads: {
        ...readsShape.reads,
        description: "Names of the nodes whose proposals it looks at. Default none.",
      },
      routes: {
        type: "array",
        items: { type: "string" },
        description: "Names of the nodes that it chooses from.",
      },
      maxRoutes: {
        description: "The most routes it takes, best first. Default: all routes.",
        ...wholeNumber(1),
      },
      when: {
        description: "For which questions each route is, by its name. Default none.",
        type: "object",
        properties: {},
      },
      otherwise: {
        type: "array",
        items: { type: "string" },
        description:
          "The routes to take if the model or function fails or names none. Default: the first maxRoutes.",
      },
      rule: {
        ...routingRuleSchema,
        description: "How to choose without a model. Either this or `model`. Default none.",
      },
      choose: {
        description:
          "What the model decides: which routes to take, or whether to take all or none. Default some.",
        type: "string",
        enum: ["some", "all-or-none"],
      },
    },
    { kind: true, routes: true },
  ),
  defaults: { choose: "some", verdictAs: "auto" },
  arity: { atLeast: 0 },
  reads: (node) => node.reads ?? [],
  routes: (node) => node.routes,
  taken: (node) => ({ most: maxRoutesOf(node), least: leastRoutesOf(node) }),
  renameRoutes,
  writes: () => 0,
  modelCalls: (node) => (node.model === undefined ? 0 : 1),
  shown: (node, incoming) => (node.model === undefined ? 0 : incoming),
  instructionTokens: 60,
  // One number for each route, separated by a comma and a space.
  replyTokens: (node) =>
    (node.choose === "all-or-none" ? 1 : 3 * maxRoutesOf(node) - 2) + structureTokensOf(node),
  verdictSchema(node) {
    if (node.model === undefined || !mayStructureVerdict(node)) return undefined;
    return node.choose === "all-or-none" ? passOrFailSchema : routesSchema;
  },
  proposalTokens: () => 0,
  models: (node) => (node.model === undefined ? [] : [node.model]),
  faults: routerFaults,
  renameModels: (node, rename) =>
    node.model === undefined ? node : { ...node, model: rename(node.model) },
};

function renameRoutes(node: RouterSpec, rename: (route: string) => string): RouterSpec {
  const { routes, when, otherwise } = node;
  const renamed = Object.entries(when ?? {}).map(([route, text]) => [rename(route), text]);
  return {
    ...node,
    routes: routes.map(rename),
    ...(when === undefined ? {} : { when: Object.fromEntries(renamed) }),
    ...(otherwise === undefined ? {} : { otherwise: otherwise.map(rename) }),
  };
}
