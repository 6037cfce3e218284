import type { RunnableConfig } from "@langchain/core/runnables";
import { amountOfCall } from "../ask/limits/amount-of-call.js";
import type { Share } from "../ask/limits/first-attempts.js";
import type { RoutedCall } from "../ask/limits/routed-calls.js";
import {
  createSpending,
  type FirstRequests,
  type Spending,
  unlimitedSpending,
} from "../ask/limits/spending.js";
import { type Amount, zeroAmount, sumAmounts } from "../plan/amounts/amount.js";
import { RunRoutes } from "../plan/routes/run-routes.js";
import { type WorstCall, worstCaseOf } from "../plan/worst-case.js";
import { promptTokensOf } from "../prompt/conversation/history.js";
import { callName } from "../spec/flow/call-name.js";
import { layersOf } from "../spec/flow/layers.js";
import type { Compilation } from "./compilation.js";
import type { MoaState } from "./graph-state.js";
import type { Call } from "../ledger/call.js";
import { placeKey } from "../ledger/place-key.js";
import { routesTaken } from "../ledger/routes-taken.js";
import { optionAmountIn } from "./output-options-of-run.js";

/**
 * What a run may still spend: its budget minus what its ledger has charged.
 *
 * @param cut - Lines of calls that were cut off, and are made again.
 */
export function spendingOf(
  state: MoaState,
  compilation: Compilation,
  config: Pick<RunnableConfig, "configurable">,
  cut: readonly Call[] = [],
): Spending {
  const { graph, isSkipped } = compilation;
  if (graph.budget === undefined) return unlimitedSpending;
  const routes = isSkipped && RunRoutes.of(graph);
  if (routes !== undefined) {
    for (const [router, to] of routesTaken(state.ledger)) routes.take(router, to);
  }
  return createSpending(
    graph.budget,
    sumAmounts([...state.ledger, ...cut].map(amountOfCall)),
    firstRequests(state, compilation, optionAmountIn(config, compilation), routes),
    routes,
  );
}

/** What is reserved for the answer, then for each layer; without calls that were made already. */
function firstRequests(
  { messages, ledger, proposals }: MoaState,
  { graph, flow, pool, counter }: Compilation,
  optionAmount: Amount,
  routes: RunRoutes | undefined,
): FirstRequests {
  const promptTokens = promptTokensOf(messages, counter);
  const { nodes } = worstCaseOf(graph, { facts: pool.facts, promptTokens });
  const made = new Set(ledger.map(placeKey));
  const callsOf = (node: string): RoutedCall[] => {
    const calls = flow.get(node)?.modelCalls ?? 0;
    const own = worstAmount(nodes.get(node));
    const amount = node === graph.output ? sumAmounts([own, optionAmount]) : own;
    return Array.from({ length: calls }, (_, index) => index + 1)
      .filter((sample) => !made.has(placeKey({ node, sample })))
      .map((sample) => ({ node, step: callName(node, sample, calls), amount }));
  };
  const isRouted = (node: string): boolean => routes?.isRouted(node) === true;
  const shareOf = (names: readonly string[], isDivisible: boolean): Share => {
    const certain = names.filter((name) => !isRouted(name)).flatMap(callsOf);
    return {
      calls: new Map(certain.map(({ step, amount }) => [step, amount])),
      routed: names.filter(isRouted).flatMap(callsOf),
      isDivisible,
      hasProposals: isDivisible && proposals.length > 0,
    };
  };
  const roundsOf = (node: string): [string, readonly Amount[]][] => {
    const earlier = nodes.get(node)?.earlier?.map(worstAmount);
    return earlier === undefined ? [] : callsOf(node).map(({ step }) => [step, earlier]);
  };
  const layers = layersOf(graph).map((names) => names.filter((name) => name !== graph.output));
  const first = layers.findIndex((names) =>
    names.some((name) => (flow.get(name)?.writes ?? 0) > 0),
  );
  const shares = [
    shareOf([graph.output], false),
    ...layers.map((names, index) => shareOf(names, index === first)),
  ];
  const rounds = new Map([graph.output, ...layers.flat()].flatMap(roundsOf));
  return { shares, rounds };
}

function worstAmount(call: WorstCall | undefined): Amount {
  if (call === undefined) return zeroAmount;
  const tokens = call.inputTokens + call.outputTokens;
  return { modelCalls: 1, tokens, costUsd: call.costUsd ?? 0 };
}
