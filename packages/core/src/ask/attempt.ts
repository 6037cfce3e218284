import type { Call, CallError, CallStatus, FinishReason } from "../ledger/call.js";
import type { CallIdentity } from "../ledger/call-event.js";
import type { CallNote } from "../ledger/call-note.js";
import type { InnerCall } from "../ledger/inner-call.js";
import type { CallUsage, ReceivedParts } from "../ledger/usage.js";
import type { Prompt } from "../prompt/prompt.js";
import { redactCall } from "../redact/redact-call.js";
import type { CandidateModel } from "./call/call-config.js";
import type { CallRequest } from "./call/call-request.js";
import type { Deadline } from "./cancel/deadline.js";
import type { InnerCallRecorder } from "./member/inner-call-recorder.js";
import { innerOfLedger } from "./member/inner-of-ledger.js";
import type { MayCall, Reply } from "./reply/reply.js";
import type { AnswerPart, MessagePart } from "./reply/reply-listener.js";
import { answerParts } from "./reply/whole-message.js";

/** What all attempts at one model share. */
export interface AttemptTarget {
  readonly model: CandidateModel;
  readonly prompt: Prompt;
  readonly deadline: Deadline;
}

/** How an attempt ended, as the ledger needs it. */
interface Ending {
  readonly status: CallStatus;
  readonly usage: CallUsage;
  readonly finishReason?: FinishReason | undefined;
  readonly error?: CallError | undefined;
  /** The ledger of a graph that was called as a model. */
  readonly ledger?: unknown;
}

/** One attempt of a call: its times, the text received so far, and its events. */
export class Attempt {
  /** Notes for the ledger line. A failing cache adds to them. */
  readonly notes: CallNote[];
  /** Its request in the journal of the run. Absent if it is not recorded. */
  recordId: string | undefined;
  /** Records the models that a Runnable of the caller asks. Absent for chat models. */
  inner: InnerCallRecorder | undefined;
  private readonly pieces: string[] = [];
  private readonly reasoningPieces: string[] = [];
  private readonly hasListener: boolean;
  private startedMs: number | null = null;
  private firstTokenMs: number | null = null;
  private undelivered = "";
  private hasDelivered = false;

  constructor(
    private readonly request: CallRequest,
    readonly target: AttemptTarget,
    /** From 1. */
    readonly number: number,
  ) {
    this.notes = [...target.prompt.notes];
    this.hasListener =
      request.planned.isAnswer && request.holdsAnswer !== true && request.context.wantsTokens(true);
  }

  /** Records that the request is sent now. */
  start(): void {
    const identity = this.identity();
    this.startedMs = identity.atMs;
    const { live, round, context } = this.request;
    live?.startAfter(round?.text?.before ?? "");
    const place = round === undefined ? {} : { round: round.number };
    context.emit({ type: "call-start", ...identity, attempt: this.number, ...place });
  }

  /** Records that the request belongs to another call from now on. */
  handOver(): void {
    this.startedMs = null;
    this.firstTokenMs = null;
  }

  /** Whether a request was sent for this attempt. */
  isStarted(): boolean {
    return this.startedMs !== null;
  }

  /** Records that the reply has begun, with text or with reasoning. */
  firstToken(): void {
    if (this.startedMs === null || this.firstTokenMs !== null) return;
    const identity = this.identity();
    this.firstTokenMs = identity.atMs;
    this.request.context.emit({ type: "first-token", ...identity });
  }

  /** Records a token of the reply's text, and passes it to the listener of the answer. */
  token(piece: string): void {
    this.firstToken();
    this.pieces.push(piece);
    this.request.live?.add(piece);
    this.request.round?.joined?.add(piece);
    if (!this.hasListener) return;
    this.undelivered += piece;
    // A reply of white space only is blank, and none of it is delivered.
    if (!this.hasDelivered && piece.trim() === "") return;
    this.hasDelivered = true;
    this.emitText(this.undelivered);
    this.undelivered = "";
  }

  /** Records a part of the reply's reasoning, and passes it to the listener of the answer. */
  reasoning(piece: string): void {
    this.firstToken();
    this.reasoningPieces.push(piece);
    this.request.round?.joined?.addReasoning(piece);
    if (!this.hasListener) return;
    this.request.context.emit({ type: "reasoning-token", ...this.identity(), text: piece });
  }

  /** Records a part of a message that calls tools, and passes it to the listener of the answer. */
  messagePart(part: MessagePart): void {
    this.firstToken();
    if (!this.hasListener) return;
    this.hasDelivered = true;
    this.emitPart(part);
  }

  /** Records that the text so far was reasoning. */
  reset(): void {
    this.reasoningPieces.push(this.pieces.splice(0).join(""));
    this.undelivered = "";
    const { live, round } = this.request;
    const before = round?.text?.before ?? "";
    live?.startAfter(before);
    round?.joined?.startAfter(before);
    if (!this.hasDelivered) return;
    this.hasDelivered = false;
    this.request.context.emit({ type: "answer-reset", ...this.identity() });
  }

  /** Passes a whole reply to the listener of the answer, if there is one. */
  deliver(reply: Reply, mayCall: MayCall): void {
    if (!this.hasListener) return;
    for (const part of answerParts(reply, mayCall)) this.emitPart(part);
  }

  private emitText(text: string): void {
    this.request.context.emit({ type: "answer-token", ...this.identity(), text });
  }

  private emitPart(part: AnswerPart): void {
    this.request.context.emit({ ...part, ...this.identity() });
  }

  /** Records the beginning of a reply that was not passed on in parts. */
  keep({ text, reasoning }: ReceivedParts): void {
    this.pieces.push(text);
    this.reasoningPieces.push(reasoning);
  }

  /** What was received so far. */
  received(): ReceivedParts {
    return { text: this.text(), reasoning: this.reasoningPieces.join("") };
  }

  /** Whether a listener has received a part of the answer. */
  isDelivered(): boolean {
    return this.hasDelivered;
  }

  /** The text of the answer that a listener has received. */
  deliveredText(): string {
    return this.hasDelivered ? this.text() : "";
  }

  private text(): string {
    return this.pieces.join("");
  }

  /** The ledger line of the attempt. */
  close({ status, usage, finishReason, error, ledger }: Ending): Call {
    const { request, startedMs, notes } = this;
    const { planned, context } = request;
    const settledMs = context.nowMs();
    const partialText = isWhole(status) ? "" : this.text();
    const line: Call = {
      node: planned.node,
      sample: planned.sample,
      model: this.target.model.settings.model,
      attempt: startedMs === null ? 0 : this.number,
      status,
      startedMs: startedMs ?? settledMs,
      firstTokenMs: this.firstTokenMs,
      settledMs,
      ...usage,
      ...(finishReason === undefined ? {} : { finishReason }),
    };
    const innerCalls = this.inner?.innerCalls() ?? innerOfLedger(ledger, startedMs ?? 0);
    const round = startedMs === null ? undefined : request.round?.number;
    const call = withOptionalFields(line, { round, error, partialText, notes, innerCalls });
    return context.redact === undefined ? call : redactCall(call, context.redact);
  }

  private identity(): CallIdentity {
    const { node, sample } = this.request.planned;
    const { model } = this.target.model.settings;
    return { node, sample, model, atMs: this.request.context.nowMs() };
  }
}

/** Whether the reply came to its end. */
function isWhole(status: CallStatus): boolean {
  return status === "ok" || status === "cached" || status === "blank";
}

interface OptionalFields {
  readonly round: number | undefined;
  readonly error: CallError | undefined;
  readonly partialText: string;
  readonly notes: readonly CallNote[];
  readonly innerCalls: readonly InnerCall[] | undefined;
}

/** Most lines have none of these. Spreading only then keeps them in one hidden class of V8. */
function withOptionalFields(
  line: Call,
  { round, error, partialText, notes, innerCalls = [] }: OptionalFields,
): Call {
  const isPlain = error === undefined && partialText === "" && notes.length === 0;
  if (isPlain && innerCalls.length === 0 && round === undefined) return line;
  return {
    ...line,
    ...(round === undefined ? {} : { round }),
    ...(error === undefined ? {} : { error }),
    ...(partialText === "" ? {} : { partialText }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(innerCalls.length === 0 ? {} : { innerCalls }),
  };
}
