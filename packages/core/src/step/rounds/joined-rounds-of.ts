import { consumeCallback } from "@langchain/core/callbacks/promises";
import { RemoveMessage } from "@langchain/core/messages";
import { pushMessage } from "@langchain/langgraph";
import type { PlannedCall } from "../../ask/call/call-request.js";
import { streamsIn } from "../../langgraph/internals/inheritable-callbacks.js";
import { readsMessages } from "../../langgraph/internals/stream-handlers.js";
import { JoinedRounds } from "../../staircase/joined-rounds.js";
import type { StepContext } from "../step-context.js";

/**
 * Shows the rounds of a call as one model run in the caller's streams. `undefined` if no stream shows the
 * call.
 */
export function joinedRoundsOf(
  { isAnswer }: PlannedCall,
  { config, showsDrafts }: StepContext,
): JoinedRounds | undefined {
  const isShown = isAnswer || showsDrafts;
  const streams = streamsIn(config.callbacks, (handler) => isShown || !readsMessages(handler));
  if (streams === undefined) return undefined;
  const messages = streams.handlers.find(readsMessages);
  return new JoinedRounds(streams, async (id) => {
    if (messages === undefined) return;
    // In the order of the tokens: handlers may be called in the background.
    await consumeCallback(async () => {
      pushMessage(new RemoveMessage({ id }), { ...config, stateKey: null });
    }, messages.awaitHandlers);
  });
}
