import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import { elapsedMs } from "../../ledger/clock.js";
import type { CallEvent } from "../../ledger/call-event.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { MoaState, RunStart } from "../../runtime/graph-state.js";
import { listenerOfRun } from "../../runtime/run-listener.js";

/** Tells the listeners of a run that another text replaces the answer that they have received. */
export function tellReplaced(
  text: string,
  { runStart, ledger }: MoaState,
  config: LangGraphRunnableConfig,
  compilation: Compilation,
): void {
  const { output } = compilation.graph;
  const model = ledger.findLast((call) => call.node === output)?.model ?? output;
  const place = { node: output, sample: 1, model, atMs: elapsedMs(runStart.atMs) };
  const token: CallEvent = { type: "answer-token", ...place, text };
  tell([{ type: "answer-reset", ...place }, token], runStart, config, compilation);
}

/** Tells the listeners of a run the answer of a step before the first layer. No model was asked. */
export function tellAnswer(
  text: string,
  runStart: RunStart,
  config: LangGraphRunnableConfig,
  compilation: Compilation,
): void {
  const { graph, callConfigs } = compilation;
  const node = graph.output;
  const model = callConfigs.get(node)?.models[0]?.settings.model ?? node;
  const place = { node, sample: 1, model, atMs: elapsedMs(runStart.atMs) };
  tell([{ type: "answer-token", ...place, text }], runStart, config, compilation);
}

function tell(
  events: readonly CallEvent[],
  { atMs }: RunStart,
  config: LangGraphRunnableConfig,
  compilation: Compilation,
): void {
  const listener = listenerOfRun.in(config, compilation);
  for (const event of events) {
    listener?.take(event, atMs);
    config.writer?.(event);
  }
}
