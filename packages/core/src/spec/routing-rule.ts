import { type FunctionReference, functionSchema } from "./model-settings.js";
import type { NodeFault } from "./node-kind.js";
import { type CompareSettings, compareSettingsShape } from "./policies/compared.js";
import { type Schema, type SchemaOf, strictObject, words } from "../schema/schema.js";

/** That proposals agree: see `agreementOf`. */
export interface AgreementCondition extends CompareSettings {
  /** The least agreement, from 0 to 1. With `of: "final-answer"`, the share of the most common answer. */
  readonly agreement: number;
}

/** A condition on proposals: that they agree, or that a function returns `true`. */
export type ProposalsCondition = AgreementCondition | FunctionReference;

/** All routes, unless a condition holds: then none. */
export interface UnlessRule {
  /** The condition on the proposals that the router reads. */
  readonly unless: ProposalsCondition;
}

/** The built-in scorers of routes. */
export type RouteScorer = "cheapest" | "widest-window" | "best-match";

/** How a router chooses without a model. */
export type RoutingRule = RouteScorer | UnlessRule | FunctionReference;

/** An object with one of the keys, without the others. */
export type OneOf<Values> = {
  readonly [Key in keyof Values]: Pick<Values, Key> & {
    readonly [Other in Exclude<keyof Values, Key>]?: never;
  };
}[keyof Values];

/** The issue of a condition that compares fewer than two proposals. */
export function nothingToCompare(subject: string, key: "rule" | "until"): NodeFault {
  return {
    code: "NOTHING_TO_COMPARE",
    path: [key],
    message: `${subject} waits for proposals to agree, but there is only one to compare.`,
    hint: "Set `samples`, add nodes, or use a model or a function instead of `agreement`.",
  };
}

/** The settings by which a router chooses. */
export interface Routing {
  readonly model?: string | undefined;
  readonly rule?: RoutingRule | undefined;
  readonly choose?: "some" | "all-or-none" | undefined;
  readonly routes: readonly string[];
  readonly maxRoutes?: number | undefined;
  readonly when?: { readonly [route: string]: string | undefined } | undefined;
  readonly otherwise?: readonly string[] | undefined;
  readonly reads?: readonly string[] | undefined;
}

/** Whether it takes all of its routes or none. */
export function takesAllOrNone({ choose, rule }: Routing): boolean {
  return choose === "all-or-none" || (typeof rule === "object" && "unless" in rule);
}

/** The JSON Schemas of the forms of a {@link ProposalsCondition}. */
export const conditionSchemas: readonly Schema[] = [
  strictObject<AgreementCondition>(
    {
      agreement: {
        description: "The least agreement of the proposals.",
        type: "number",
        minimum: 0,
        maximum: 1,
      },
      ...compareSettingsShape,
    },
    { agreement: true },
  ),
  functionSchema,
];

/** The JSON Schema of {@link ProposalsCondition}. */
const conditionSchema: SchemaOf<ProposalsCondition> = {
  anyOf: conditionSchemas,
  [words]: { expected: '{ "agreement": number } or { "use": name } of a function' },
};

/** The JSON Schema of {@link RoutingRule}. */
export const routingRuleSchema: SchemaOf<RoutingRule> = {
  anyOf: [
    { type: "string", enum: ["cheapest", "widest-window", "best-match"] },
    {
      ...strictObject<UnlessRule>(
        {
          unless: {
            ...conditionSchema,
            description:
              "The condition on the proposals that it reads. If it holds, no route is taken.",
          },
        },
        { unless: true },
      ),
      [words]: { expected: '{ "unless": … }' },
    },
    functionSchema,
  ],
};
