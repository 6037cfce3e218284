import { FunctionResultError } from "../../errors/function-result-error.js";
import { nearestName } from "../../errors/nearest-name.js";
import { listNames, quote } from "../../errors/quote.js";
import { agreementOf } from "../../measure/agreement.js";
import { vectorOf } from "../../measure/vector-of.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { FunctionReference } from "../../spec/model-settings.js";
import type { RouterSpec } from "../../spec/router.js";
import type { ProposalsCondition, RoutingRule } from "../../spec/routing-rule.js";
import type { NodeInput } from "../node-input.js";
import { resultInTime } from "../prompt/result-in-time.js";
import type { StepContext } from "../step-context.js";
import { routeCandidates } from "./route-candidates.js";
import { rankRoutes } from "./route-scorers.js";
import { writtenRoute } from "./written-route.js";

/** A router that makes a choice in a run. */
export interface Choosing {
  readonly name: string;
  readonly node: RouterSpec;
  readonly input: NodeInput;
  readonly context: StepContext;
  readonly compilation: Compilation;
}

/**
 * The routes that a rule takes, best first. There may be more than `maxRoutes`.
 *
 * @throws What a function of the caller's throws, or {@link FunctionResultError}.
 */
export async function chooseByRule(rule: RoutingRule, choosing: Choosing): Promise<string[]> {
  const { node, context, compilation } = choosing;
  if (typeof rule === "string") {
    return rankRoutes(rule, node, context.state.messages, compilation);
  }
  if ("unless" in rule) return (await holds(rule.unless, choosing)) ? [] : [...node.routes];
  return routesNamed(rule.use, await resultOf(rule, choosing), choosing);
}

/** Whether a condition on the proposals that a router reads holds. */
async function holds(condition: ProposalsCondition, choosing: Choosing): Promise<boolean> {
  if ("use" in condition) {
    const result = await resultOf(condition, choosing);
    if (typeof result === "boolean") return result;
    throw new FunctionResultError(condition.use, result, "true or false");
  }
  const { agreement, of } = condition;
  const { proposals } = choosing.input;
  // One proposal has none to agree with.
  if (proposals.length < 2) return false;
  return agreementOf(proposals.map(({ text }) => vectorOf(text, of))) >= agreement;
}

function resultOf({ use }: FunctionReference, choosing: Choosing): Promise<unknown> {
  const { name, node, input, context, compilation } = choosing;
  const subject = {
    messages: context.state.messages,
    proposals: input.proposals,
    isAnonymous: false,
    candidates: routeCandidates(node, compilation).map((candidate) => {
      return { ...candidate, node: writtenRoute(candidate.node, name) };
    }),
  };
  return resultInTime(name, use, subject, context, compilation);
}

/** The flat names of the routes that a function returns by their written names. */
function routesNamed(use: string, result: unknown, { name, node }: Choosing): string[] {
  const names: unknown[] = Array.isArray(result) ? result : [result];
  const known = new Map<unknown, string>(
    node.routes.map((route) => [writtenRoute(route, name), route]),
  );
  const unknown = names.find((each) => !known.has(each));
  if (unknown === undefined) return [...new Set(names.flatMap((each) => known.get(each) ?? []))];
  const written = [...known.keys()] as string[];
  const expected = `a list of routes (${listNames(written)})`;
  const found = typeof unknown === "string" ? unknownRoute(unknown, written) : undefined;
  throw new FunctionResultError(use, result, expected, found);
}

function unknownRoute(name: string, routes: readonly string[]): string {
  const nearest = nearestName(name, routes);
  const hint = nearest === undefined ? "" : ` (did you mean ${quote(nearest)}?)`;
  return `the unknown route ${quote(name)}${hint}`;
}
