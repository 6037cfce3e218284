import type { Shape } from "../../schema/schema.js";
import { type AskPolicies, askPoliciesShape } from "./ask-policies.js";
import { type Budget, budgetSchema } from "./budget.js";
import { type ReadPolicies, readPoliciesShape } from "./read-policies.js";
import { type ShowPolicies, showPoliciesShape } from "./show-policies.js";

/** Every policy that a node may have. */
export interface Policies extends AskPolicies, ReadPolicies, ShowPolicies {}

/** What a graph may set: for all its nodes, unless a node says otherwise, and for the whole run. */
export interface GraphPolicies extends Policies {
  /**
   * What a run may take at most.
   *
   * @defaultValue no limit
   */
  readonly budget?: Budget | undefined;
}

/** The JSON fields of {@link GraphPolicies}. */
export const graphPoliciesShape: Shape<GraphPolicies> = {
  ...askPoliciesShape,
  ...readPoliciesShape,
  ...showPoliciesShape,
  budget: { description: "What a run may take at most. Default no limit.", ...budgetSchema },
};

/** The policies of a node when nothing is said. */
const usual = {
  timeouts: { totalMs: 120_000 },
  retry: { attempts: 3, maxDelayMs: 8_000 },
  fallback: [],
  onTooLong: "fail",
  onExhausted: "fail",
  fence: true,
  anonymise: false,
} as const satisfies Policies;

/** What holds for a node in the end. */
export interface NodePolicies extends Pick<Policies, "shuffle"> {
  readonly timeouts: { readonly firstTokenMs?: number | undefined; readonly totalMs: number };
  readonly retry: { readonly attempts: number; readonly maxDelayMs: number };
  readonly fallback: readonly string[];
  readonly onTooLong: NonNullable<Policies["onTooLong"]>;
  readonly onExhausted: NonNullable<Policies["onExhausted"]>;
  readonly fence: boolean;
  readonly anonymise: boolean;
  readonly quorum: { readonly atLeast: number; readonly graceMs: number } | undefined;
}

/** The policies of a node: its own, then those of its graph, then the usual ones; key by key. */
export function policiesOf(graph: GraphPolicies, node: object): NodePolicies {
  const { quorum, ...policies } = overlay(overlay(usual, graph), node);
  return {
    ...(policies as NodePolicies),
    quorum: quorum && { atLeast: quorum.atLeast, graceMs: quorum.graceMs ?? 0 },
  };
}

/** Policies with others in their place, key by key, wherever those say something. */
export function overlay(base: Policies, over: Policies): Policies {
  const merged: Policies = { ...defined(base), ...defined(over) };
  const parts = (["timeouts", "retry", "quorum"] as const).flatMap((key) =>
    merged[key] === undefined ? [] : [[key, { ...defined(base[key]), ...defined(over[key]) }]],
  );
  return { ...merged, ...(Object.fromEntries(parts) as Policies) };
}

/** The keys that say something. */
function defined<Part extends object>(part: Part | undefined): Part {
  return Object.fromEntries(
    Object.entries(part ?? {}).filter(([, value]) => value !== undefined),
  ) as Part;
}
