import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { RunnableConfig } from "@langchain/core/runnables";
import { askStreaming, askWhole, type Reply } from "./reply.js";
import type { CallRequest } from "./call-request.js";
import { firstTokenLate } from "./cancel/cut-off-error.js";
import type { Interruption } from "./cancel/cancel-scope.js";
import type { Try } from "./try.js";

/** Sends the request of a try: streaming where somebody takes its tokens or waits for the first. */
export function send(
  request: CallRequest,
  { deadline, messages, timeline }: Try,
  model: BaseChatModel,
  interruption: Interruption,
): Promise<Reply> {
  timeline.start();
  if (!deadline.isRunning()) deadline.endWith(interruption);
  const config = configFor(request, interruption.signal);
  const { firstTokenMs } = request.policies.timeouts;
  if (firstTokenMs === undefined && !request.site.isListenedTo(request.planned.isAnswer)) {
    return interruption.race(askWhole(model, messages, config));
  }
  const stopTimer = firstTokenTimer(firstTokenMs, interruption);
  return askStreaming(model, messages, config, {
    race: (promise) => interruption.race(promise),
    onToken(text) {
      stopTimer();
      timeline.token(text);
    },
  });
}

function firstTokenTimer(firstTokenMs: number | undefined, interruption: Interruption): () => void {
  if (firstTokenMs === undefined) return () => {};
  return interruption.after(firstTokenMs, () => firstTokenLate(firstTokenMs));
}

/** The node's own config, so that tracing reaches the model; traces name the call. */
function configFor(
  { site: { config }, planned }: CallRequest,
  signal: AbortSignal,
): RunnableConfig {
  const metadata = { ...config.metadata, moa_node: planned.node, moa_sample: planned.sample };
  return { ...config, metadata, signal };
}
