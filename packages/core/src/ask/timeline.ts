import type { Call, CallError, CallStatus } from "../ledger/call.js";
import type { CallIdentity } from "../ledger/call-event.js";
import type { CallNote } from "../ledger/call-note.js";
import type { CallUsage } from "../ledger/usage.js";
import { redactCall } from "../redact/redact-call.js";
import type { CallSite } from "./call-context.js";
import type { PlannedCall } from "./planned-call.js";

/** How a try ended. */
interface Settled {
  readonly status: CallStatus;
  readonly usage: CallUsage;
  readonly error?: CallError | undefined;
  readonly notes: readonly CallNote[];
}

/** Keeps the times of one try, and tells its events as they happen. It is not sent yet. */
export class Timeline {
  private readonly pieces: string[] = [];
  private readonly isHeard: boolean;
  private startedMs: number | null = null;
  private firstTokenMs: number | null = null;
  private held = "";
  private hasDelivered = false;

  constructor(
    private readonly planned: PlannedCall,
    private readonly model: string,
    private readonly attempt: number,
    private readonly site: CallSite,
  ) {
    this.isHeard = planned.isAnswer && site.isListenedTo(true);
  }

  /** The request goes out now. */
  start(): void {
    const identity = this.identity();
    this.startedMs = identity.atMs;
    this.site.tell({ type: "call-start", ...identity, attempt: this.attempt });
  }

  isStarted(): boolean {
    return this.startedMs !== null;
  }

  /** A piece of the reply has come. */
  token(piece: string): void {
    if (this.firstTokenMs === null) {
      const identity = this.identity();
      this.firstTokenMs = identity.atMs;
      this.site.tell({ type: "first-token", ...identity });
    }
    this.pieces.push(piece);
    // White space may be all there is: then the reply is blank, and nothing of it is delivered.
    this.held += piece;
    if (!this.isHeard || (!this.hasDelivered && this.held.trim() === "")) return;
    this.hasDelivered = true;
    this.deliver(this.held);
    this.held = "";
  }

  /** Hands a whole answer to whoever listens, that was not streamed to us. */
  deliver(text: string): void {
    if (this.isHeard) this.site.tell({ type: "answer-token", ...this.identity(), text });
  }

  /** What has come so far. */
  text(): string {
    return this.pieces.join("");
  }

  /** Whether a piece of the answer has been handed to somebody. */
  isDelivered(): boolean {
    return this.hasDelivered;
  }

  /** The ledger's line of the try. */
  close({ status, usage, error, notes }: Settled): Call {
    const { planned, model, attempt, startedMs, firstTokenMs, site } = this;
    const settledMs = site.nowMs();
    const partialText = status === "ok" || status === "blank" ? "" : this.text();
    const line: Call = {
      node: planned.node,
      sample: planned.sample,
      model,
      attempt: startedMs === null ? 0 : attempt,
      status,
      startedMs: startedMs ?? settledMs,
      firstTokenMs,
      settledMs,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      costUsd: usage.costUsd,
      usageSource: usage.usageSource,
    };
    const call = withMore(line, { error, partialText, notes });
    return site.redact === undefined ? call : redactCall(call, site.redact);
  }

  private identity(): CallIdentity {
    const { node, sample } = this.planned;
    return { node, sample, model: this.model, atMs: this.site.nowMs() };
  }
}

interface More extends Pick<Settled, "error" | "notes"> {
  readonly partialText: string;
}

/**
 * The line with whatever is said of few calls only. Others stay as they are written: to objects with
 * spread parts V8 gives a hidden class each, which takes more memory than the line.
 */
function withMore(line: Call, { error, partialText, notes }: More): Call {
  if (error === undefined && partialText === "" && notes.length === 0) return line;
  return {
    ...line,
    ...(error === undefined ? {} : { error }),
    ...(partialText === "" ? {} : { partialText }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
