import type { Call, CallError, CallStatus } from "../call/call.js";
import type { CallIdentity } from "../call/call-event.js";
import type { CallNote } from "../call/call-note.js";
import type { CallUsage } from "../call/usage.js";
import { redactCall } from "../redact/redact-call.js";
import type { CallSite } from "./call-site.js";
import type { PlannedCall } from "./planned-call.js";

/** Keeps the times of one try, and tells its events as they happen. */
export interface Timeline {
  /** The request goes out now. */
  start(): void;
  isStarted(): boolean;
  /** A piece of the reply has come. */
  token(text: string): void;
  /** Hands a whole answer to whoever listens, that was not streamed to us. */
  deliver(text: string): void;
  /** What has come so far. */
  text(): string;
  /** Whether a piece of the answer has been handed to somebody. */
  isDelivered(): boolean;
  /** The ledger's line of the try. */
  close(settled: Settled): Call;
}

/** How a try ended. */
interface Settled {
  readonly status: CallStatus;
  readonly usage: CallUsage;
  readonly error?: CallError | undefined;
  readonly notes: readonly CallNote[];
}

/** The timeline of a try that is not sent yet. */
export function createTimeline(
  { node, sample, isAnswer }: PlannedCall,
  model: string,
  attempt: number,
  site: CallSite,
): Timeline {
  const pieces: string[] = [];
  const isHeard = site.isListenedTo(isAnswer);
  let startedMs: number | null = null;
  let firstTokenMs: number | null = null;
  let held = "";
  let isDelivered = false;
  const identity = (): CallIdentity => ({ node, sample, model, atMs: site.nowMs() });
  const text = (): string => pieces.join("");

  return {
    start() {
      startedMs = site.nowMs();
      site.tell({ type: "call-start", node, sample, model, atMs: startedMs, attempt });
    },
    isStarted: () => startedMs !== null,
    token(piece) {
      if (firstTokenMs === null) {
        firstTokenMs = site.nowMs();
        site.tell({ type: "first-token", node, sample, model, atMs: firstTokenMs });
      }
      pieces.push(piece);
      // White space may be all there is: then the reply is blank, and nothing of it is delivered.
      held += piece;
      if (!isAnswer || !isHeard || (!isDelivered && held.trim() === "")) return;
      isDelivered = true;
      site.tell({ type: "answer-token", ...identity(), text: held });
      held = "";
    },
    deliver(whole) {
      if (isAnswer && isHeard) site.tell({ type: "answer-token", ...identity(), text: whole });
    },
    text,
    isDelivered: () => isDelivered,
    close({ status, usage, error, notes }) {
      const settledMs = site.nowMs();
      const partialText = status === "ok" || status === "blank" ? "" : text();
      const call: Call = {
        node,
        sample,
        model,
        attempt: startedMs === null ? 0 : attempt,
        status,
        startedMs: startedMs ?? settledMs,
        firstTokenMs,
        settledMs,
        ...usage,
        ...(error === undefined ? {} : { error }),
        ...(partialText === "" ? {} : { partialText }),
        ...(notes.length === 0 ? {} : { notes }),
      };
      return site.redact === undefined ? call : redactCall(call, site.redact);
    },
  };
}
