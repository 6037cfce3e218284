// Policies as data: one file per policy with its type, default and schema. `policiesOf` merges the
// policies of a graph and a node with the defaults.

import type { Shape } from "../../schema/schema.js";
import { type AskPolicies, askPoliciesShape } from "./ask-policies.js";
import type { GraphCapabilities } from "./capabilities.js";
import { type Budget, budgetSchema } from "./budget.js";
import type { GraphEndpoint } from "./endpoints.js";
import { type ReadPolicies, readPoliciesShape } from "./read-policies.js";
import { type ShowPolicies, showPoliciesShape } from "./show-policies.js";
import {
  type StaircasePolicies,
  type StaircaseRules,
  staircaseRules,
  staircaseShape,
} from "./staircase.js";

/** All policies that a node can have. */
export interface Policies extends AskPolicies, ReadPolicies, ShowPolicies, StaircasePolicies {}

/** Policies of a graph: defaults for all its nodes, and the budget of a run. */
export interface GraphPolicies extends Policies {
  /**
   * Limits of one run.
   *
   * @defaultValue no limit
   */
  readonly budget?: Budget | undefined;
  /**
   * What is known of models, by their name in the graph, such as
   * `{ "openai:gpt-5.6-luna": { temperature: false } }`. It has priority over what providers know.
   *
   * @defaultValue what providers know
   */
  readonly capabilities?: GraphCapabilities | undefined;
  /**
   * OpenAI-style APIs by provider id, such as `{ vllm: { baseUrl: "http://localhost:8000/v1" } }` for
   * models `vllm:…`. The command line makes their providers. For `compile`, pass
   * `openaiCompatible({ id: "vllm", ...graph.endpoints?.["vllm"] })`.
   *
   * @defaultValue none
   */
  readonly endpoints?: Readonly<Record<string, GraphEndpoint>> | undefined;
}

/** The JSON Schema properties of {@link GraphPolicies}. */
export const graphPoliciesShape: Shape<GraphPolicies> = {
  ...askPoliciesShape,
  ...readPoliciesShape,
  ...showPoliciesShape,
  ...staircaseShape,
  budget: { description: "Limits of one run. Default no limit.", ...budgetSchema },
  capabilities: {
    description:
      "What is known of models, by their name in the graph. Default: what providers know.",
    type: "object",
    properties: {},
  },
  endpoints: {
    description: "OpenAI-style APIs by provider id, without keys. Default none.",
    type: "object",
    properties: {},
  },
};

/** Default node policies. */
const defaultPolicies = {
  timeouts: { totalMs: 120_000 },
  retry: { attempts: 3, maxDelayMs: 8_000 },
  fallback: [],
  onTooLong: "fail",
  onTruncated: "use",
  keepReasoning: false,
  onExhausted: "fail",
  fence: true,
  anonymise: false,
  history: "all",
  proposalsAt: "system",
} as const satisfies Policies;

/** The policies of a node with all defaults filled in. */
export interface NodePolicies extends Pick<
  Policies,
  "shuffle" | "reasoningEffort" | "providerOptions"
> {
  readonly timeouts: { readonly firstTokenMs?: number | undefined; readonly totalMs: number };
  readonly retry: { readonly attempts: number; readonly maxDelayMs: number };
  readonly fallback: readonly string[];
  readonly onTooLong: NonNullable<Policies["onTooLong"]>;
  readonly onTruncated: NonNullable<Policies["onTruncated"]>;
  readonly keepReasoning: boolean;
  readonly onExhausted: NonNullable<Policies["onExhausted"]>;
  readonly fence: boolean;
  readonly anonymise: boolean;
  readonly history: NonNullable<Policies["history"]>;
  readonly proposalsAt: NonNullable<Policies["proposalsAt"]>;
  readonly quorum: { readonly atLeast: number; readonly graceMs: number } | undefined;
  readonly staircase: StaircaseRules | undefined;
}

/** The policies of a node, merged key by key: its own, then those of its graph, then the defaults. */
export function policiesOf(graph: GraphPolicies, node: object): NodePolicies {
  const { quorum, staircase, ...policies } = overlay(overlay(defaultPolicies, graph), node);
  return {
    ...(policies as NodePolicies),
    quorum: quorum && { atLeast: quorum.atLeast, graceMs: quorum.graceMs ?? 0 },
    staircase: staircaseRules(staircase),
  };
}

/** Policies that are merged setting by setting. */
const mergedWithin = new Set(["timeouts", "retry", "quorum", "staircase", "providerOptions"]);

/** Merges policies key by key. Every key that is set in `over` replaces that of `base`. */
export function overlay(base: Policies, over: Policies): Policies {
  const merged = new Map<string, unknown>();
  for (const [key, value] of [...setIn(base), ...setIn(over)]) {
    merged.set(
      key,
      mergedWithin.has(key)
        ? { ...(merged.get(key) as object), ...defined(value as object) }
        : value,
    );
  }
  return Object.fromEntries(merged);
}

/** The part without the keys whose value is `undefined`. */
export function defined<Part extends object>(
  part: Part,
): { [Key in keyof Part]?: Exclude<Part[Key], undefined> } {
  return Object.fromEntries(setIn(part)) as never;
}

function setIn(part: object): [string, unknown][] {
  return Object.entries(part).filter(([, value]) => value !== undefined);
}
