import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import { elapsedMs } from "../../ledger/clock.js";
import type { CallEvent } from "../../ledger/call-event.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { MoaState } from "../../runtime/graph-state.js";
import { runListenerOf } from "../../runtime/run-listener.js";

/** Tells the listeners of a run that another text replaces the answer that they have received. */
export function tellReplaced(
  text: string,
  state: MoaState,
  config: LangGraphRunnableConfig,
  compilation: Compilation,
): void {
  const { atMs: startedAt } = state.runStart;
  const node = compilation.graph.output;
  const model = state.ledger.findLast((call) => call.node === node)?.model ?? node;
  const place = { node, sample: 1, model, atMs: elapsedMs(startedAt) };
  const listener = runListenerOf(config, compilation);
  const events: CallEvent[] = [
    { type: "answer-reset", ...place },
    { type: "answer-token", ...place, text },
  ];
  for (const event of events) {
    listener?.take(event, startedAt);
    config.writer?.(event);
  }
}
