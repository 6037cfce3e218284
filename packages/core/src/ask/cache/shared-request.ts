import { CancelScope } from "../cancel/cancel-scope.js";
import type { Permit } from "../limits/rate-limiter.js";
import type { Reply } from "../reply/reply.js";
import type { MessagePart, ReplyListener } from "../reply/reply-listener.js";

/** A call that waits for a shared request. */
export interface Waiter extends ReplyListener {
  /** The request is charged to this call from now on, and its permit is to be released by it. */
  onPaying(permit: Permit | undefined): void;
  /** The request is charged to another call from now on. */
  onHandedOver(): void;
}

/** How the request is made. */
export interface Sending {
  /** Waits for the provider's rate limits; `undefined` if it has none. */
  permit(signal: AbortSignal): Promise<Permit> | undefined;
  /** Sends the request. */
  send(scope: CancelScope, listener: ReplyListener): Promise<Reply>;
}

/**
 * One request for several calls. It is charged to the call that has waited longest. A call that
 * leaves does not end it: it is cancelled when no call waits any more.
 */
export class SharedRequest {
  /** Rejects if the request fails, for all calls alike. */
  readonly reply: Promise<Reply>;
  private readonly scope = new CancelScope();
  private readonly waiters = new Set<Waiter>();
  private payer: Waiter;
  private permit: Permit | undefined;
  private isSent = false;
  private isStreamed = false;
  private isSettled = false;
  private hasBegun = false;
  private text = "";
  private reasoning = "";
  private readonly messageParts: MessagePart[] = [];

  constructor(first: Waiter, sending: Sending) {
    this.payer = first;
    this.waiters.add(first);
    this.reply = this.run(sending);
    this.reply.catch(() => {});
  }

  /** Adds a call. It is told at once what was received before. */
  join(waiter: Waiter): void {
    this.waiters.add(waiter);
    if (this.isSent) waiter.onSent(this.isStreamed);
    if (this.hasBegun) waiter.onChunk();
    if (this.reasoning !== "") waiter.onReasoning(this.reasoning);
    if (this.text !== "") waiter.onText(this.text);
    for (const part of this.messageParts) waiter.onMessagePart?.(part);
  }

  /** Removes a call that was cancelled. */
  leave(waiter: Waiter, reason: unknown): void {
    this.waiters.delete(waiter);
    if (this.isSettled) return;
    const [next] = this.waiters;
    if (next === undefined) return this.scope.cancel(reason);
    if (this.payer !== waiter) return;
    this.payer = next;
    if (!this.isSent) return;
    waiter.onHandedOver();
    next.onPaying(this.permit);
  }

  isCancelled(): boolean {
    return this.scope.signal.aborted;
  }

  private async run(sending: Sending): Promise<Reply> {
    try {
      this.permit = await sending.permit(this.scope.signal);
      this.scope.signal.throwIfAborted();
      this.isSent = true;
      this.payer.onPaying(this.permit);
      return await sending.send(this.scope, this.listener());
    } finally {
      this.isSettled = true;
      // The call that is charged releases the permit, unless it left before the request was sent.
      if (!this.isSent) this.permit?.release(0);
    }
  }

  private listener(): ReplyListener {
    return {
      onSent: (isStreamed) => {
        this.isStreamed = isStreamed;
        this.tell((waiter) => waiter.onSent(isStreamed));
      },
      onChunk: () => {
        this.hasBegun = true;
        this.tell((waiter) => waiter.onChunk());
      },
      onText: (text) => {
        this.text += text;
        this.tell((waiter) => waiter.onText(text));
      },
      onReasoning: (text) => {
        this.reasoning += text;
        this.tell((waiter) => waiter.onReasoning(text));
      },
      onMessagePart: (part) => {
        this.messageParts.push(part);
        this.tell((waiter) => waiter.onMessagePart?.(part));
      },
      onReset: () => {
        this.reasoning += this.text;
        this.text = "";
        this.tell((waiter) => waiter.onReset());
      },
    };
  }

  private tell(event: (waiter: Waiter) => void): void {
    for (const waiter of this.waiters) event(waiter);
  }
}
