// How the request of one round is read: up to where the next round can go on.
import type { RoundText } from "../staircase/round-text.js";
import { CancelScope } from "./cancel/cancel-scope.js";
import type { Reply } from "./reply/reply.js";
import type { ReplyListener } from "./reply/reply-listener.js";

/** The listener of a round: of its reply, it passes on what continues the answer. */
export function roundListener(own: ReplyListener, text: RoundText): ReplyListener {
  const pass = (added: string): void => {
    if (added !== "") own.onText(added);
  };
  return {
    ...own,
    onSent(streams) {
      text.start();
      own.onSent(streams);
    },
    onText: (piece) => pass(text.push(piece)),
    onEnd: () => pass(text.end()),
    onReset() {
      text.start();
      own.onReset();
    },
    isEnough: () => text.isOver,
  };
}

/** The reply to a request that was cancelled before it was read. */
const noReply: Reply = {
  id: undefined,
  text: "",
  reasoning: "",
  finishReason: "stop",
  usage: undefined,
  metadata: {},
};

/** Sends the request of a round, and cancels it when enough of its reply has come. */
export async function requestRound(
  text: RoundText,
  scope: CancelScope,
  listener: ReplyListener,
  send: (scope: CancelScope) => Promise<Reply>,
): Promise<Reply> {
  const own = new CancelScope();
  own.follow(scope.signal, ({ reason }): unknown => reason);
  text.onStop(() => own.cancel());
  try {
    return replyOfRound(await send(own), text, listener);
  } catch (error) {
    if (text.isStopped && !scope.signal.aborted) return replyOfRound(noReply, text, listener);
    throw error;
  } finally {
    own.cancel();
    own.end();
  }
}

/** The vendor reports no usage of a reply that is cancelled, or that of its beginning. */
function replyOfRound(reply: Reply, text: RoundText, { onEnd }: ReplyListener): Reply {
  onEnd?.();
  const finishReason = text.finishReason(reply.finishReason);
  return {
    ...reply,
    text: text.text,
    usage: text.isOver ? undefined : reply.usage,
    finishReason,
    mayBeBlank: mayBeBlank(text, finishReason),
  };
}

/** A text that has something before it may need no more, or have no room for it. */
function mayBeBlank(text: RoundText, finishReason: Reply["finishReason"]): boolean {
  if (text.startsOver || text.isStopped) return true;
  return text.before !== "" && finishReason !== "length";
}
