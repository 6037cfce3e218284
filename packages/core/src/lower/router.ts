import type { PlannedCall } from "../ask/call/call-request.js";
import { unsentCall } from "../ask/unsent-call.js";
import { isUsable, type Call } from "../ledger/call.js";
import { callIdentity } from "../ledger/call-event.js";
import type { CallNote } from "../ledger/call-note.js";
import type { Compilation } from "../runtime/compilation.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import type { AskSettings } from "../spec/model-settings.js";
import { maxRoutesOf, type RouterSpec } from "../spec/router.js";
import type { RoutingRule } from "../spec/routing-rule.js";
import { failedFunction } from "../step/combine/failed-function.js";
import { emptyInput, nodeInputOf } from "../step/node-input.js";
import { chooseByModel } from "../step/routing/choose-by-model.js";
import { chooseByRule, type Choosing } from "../step/routing/choose-by-rule.js";
import type { StepContext } from "../step/step-context.js";
import type { Lowering } from "./lowering.js";

/**
 * A router chooses in one step. Its last ledger line names the routes that it has taken, unless it was cut
 * off.
 */
export const lowerRouter: Lowering<"router"> = (name, node, compilation) => [
  { name, node: name, run: (context) => routed(name, node, compilation, context) },
];

/** The routes that a router has chosen, and its ledger lines. */
interface Choice {
  /** `undefined` if it could not choose. */
  readonly routes: readonly string[] | undefined;
  /** At least one. */
  readonly calls: readonly Call[];
}

async function routed(
  name: string,
  node: RouterSpec,
  compilation: Compilation,
  context: StepContext,
): Promise<MoaUpdate> {
  const choice = await choose(name, node, compilation, context);
  const ledger = [...choice.calls];
  const last = ledger.pop() as Call;
  const to = routesIn(choice, last, node);
  context.control.spending.route(name, to ?? []);
  const call = to === undefined ? last : noted(last, { type: "routed", to }, context);
  const identity = callIdentity(call);
  if (isUsable(call)) context.emit({ type: "call-end", ...identity, call, passedOn: [] });
  else context.emit({ type: "call-failed", ...identity, call });
  return { ledger: [...ledger, call] };
}

/**
 * The routes that a router takes. `undefined` if no node needs them any more: it has chosen none, and
 * they are skipped.
 */
function routesIn(
  { routes }: Choice,
  { error }: Call,
  node: RouterSpec,
): readonly string[] | undefined {
  if (routes === undefined && error?.code === "NOT_NEEDED") return undefined;
  return (routes ?? node.otherwise ?? node.routes).slice(0, maxRoutesOf(node));
}

function noted(call: Call, note: CallNote, context: StepContext): Call {
  context.emit({ type: "call-note", ...callIdentity(call), note });
  return { ...call, notes: [...(call.notes ?? []), note] };
}

async function choose(
  name: string,
  node: RouterSpec,
  compilation: Compilation,
  context: StepContext,
): Promise<Choice> {
  const { reads = [], rule, model } = node;
  const planned = { node: name, sample: 1, model: model ?? writerOf(rule), isAnswer: false };
  const input =
    reads.length === 0 ? emptyInput : nodeInputOf(name, reads, context.state, compilation);
  if ("missing" in input) {
    const { code, reason } = input.missing;
    const error = { code, message: reason };
    return {
      routes: undefined,
      calls: [unsentCall(planned, { status: "failed", error }, context)],
    };
  }
  const choosing = { name, node, input, context, compilation };
  if (rule !== undefined) return choiceByRule(rule, planned, choosing);
  const read = await chooseByModel(node as AskSettings, planned, choosing);
  return { routes: read.value, calls: read.calls };
}

/** The `model` in the ledger line of a router without a model. */
function writerOf(rule: RoutingRule | undefined): string {
  if (typeof rule !== "object") return `rule ${rule ?? ""}`;
  if ("use" in rule) return `function ${rule.use}`;
  return "use" in rule.unless ? `function ${rule.unless.use}` : "rule agreement";
}

async function choiceByRule(
  rule: RoutingRule,
  planned: PlannedCall,
  choosing: Choosing,
): Promise<Choice> {
  const { context, input } = choosing;
  const { notes } = input;
  try {
    const routes = await chooseByRule(rule, choosing);
    return { routes, calls: [unsentCall(planned, { status: "ok", notes }, context)] };
  } catch (cause) {
    if (context.config.signal?.aborted === true || context.isPause(cause)) throw cause;
    return {
      routes: undefined,
      calls: [failedFunction(planned, functionIn(rule), cause, notes, context)],
    };
  }
}

function functionIn(rule: RoutingRule): string {
  if (typeof rule === "string") return rule;
  if ("use" in rule) return rule.use;
  return "use" in rule.unless ? rule.unless.use : "agreement";
}
