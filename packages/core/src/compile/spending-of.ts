import { createSpending, type Share, type Spending, unlimitedSpending } from "../ask/spending.js";
import { estimatePromptTokens } from "../call/estimate-tokens.js";
import { type Amount, nothing, sumAmounts, timesAmount } from "../plan/amount.js";
import { type WorstCall, worstCaseOf } from "../plan/worst-case.js";
import { layersOf } from "../spec/layers.js";
import type { Compilation } from "./compilation.js";
import type { MoaState } from "./graph-state.js";

/** What a run may still spend: its budget, without what its ledger says is spent already. */
export function spendingOf(state: MoaState, compilation: Compilation): Spending {
  const { budget } = compilation.graph;
  if (budget === undefined) return unlimitedSpending;
  return createSpending(budget, spentIn(state), sharesOf(state, compilation));
}

function spentIn({ ledger }: MoaState): Amount {
  return sumAmounts(
    ledger.map(({ attempt, inputTokens, outputTokens, costUsd }) => ({
      modelCalls: attempt > 0 ? 1 : 0,
      tokens: inputTokens + outputTokens,
      costUsd: costUsd ?? 0,
    })),
  );
}

/** The answer's share, then one for each layer; without calls that have been made. */
function sharesOf({ messages, ledger }: MoaState, { graph, flow, pool }: Compilation): Share[] {
  const promptTokens = estimatePromptTokens(messages);
  const { nodes } = worstCaseOf(graph, { facts: pool.facts, promptTokens });
  const amountFor = (node: string): Amount => {
    const made = new Set(ledger.filter((call) => call.node === node).map(({ sample }) => sample));
    const calls = (flow.get(node)?.modelCalls ?? 0) - made.size;
    return timesAmount(amountOf(nodes.get(node)), Math.max(0, calls));
  };
  const shareOf = (names: readonly string[], isDivisible: boolean): Share => ({
    nodes: names,
    amount: sumAmounts(names.map(amountFor)),
    isDivisible,
  });
  const layers = layersOf(graph).map((names) => names.filter((name) => name !== graph.output));
  return [
    shareOf([graph.output], false),
    ...layers.map((names, index) => shareOf(names, index === 0)),
  ];
}

function amountOf(call: WorstCall | undefined): Amount {
  if (call === undefined) return nothing;
  const tokens = call.inputTokens + call.outputTokens;
  return { modelCalls: 1, tokens, costUsd: call.costUsd ?? 0 };
}
