/**
 * `_updateId(id)` of a message, and that LangChain calls the handlers of a model's call in their order,
 * each with the same message.
 *
 * Used to give a reply, whole and in chunks, an id of our own before LangGraph's `messages` stream
 * reads it: vendors repeat theirs. When the method is renamed, the stream shows the vendor's ids, and
 * yields the answer once more at the end.
 */
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { Callbacks } from "@langchain/core/callbacks/manager";
import { isBaseMessage } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import { managerOf } from "./inheritable-callbacks.js";
import { messageIdsName } from "./stream-handlers.js";

/** Gives the messages of one reply an id of our own. */
export class MessageIds extends BaseCallbackHandler {
  readonly name: string = messageIdsName;
  readonly id: string = crypto.randomUUID();
  /** The first id that the model gave a message of the reply. */
  vendorId: string | undefined;

  constructor() {
    super();
    // Otherwise LangChain may call it after those that must find the new id.
    this.awaitHandlers = true;
  }

  /** The callbacks for the model: these, with this handler before all others. */
  before(callbacks: Callbacks): Callbacks {
    const manager = managerOf(callbacks).copy();
    manager.handlers.unshift(this);
    return manager;
  }

  override handleLLMNewToken(...given: unknown[]): void {
    const { chunk } = (given[5] ?? {}) as { readonly chunk?: { readonly message?: unknown } };
    this.rename(chunk?.message);
  }

  override handleLLMEnd({ generations }: LLMResult): void {
    const [generation] = generations[0] ?? [];
    this.rename((generation as { readonly message?: unknown } | undefined)?.message);
  }

  /** LangGraph's stream of version 3 reads events in place of tokens. */
  override handleChatModelStreamEvent(event: object): void {
    const start = event as { readonly event?: unknown; id?: string };
    if (start.event !== "message-start") return;
    this.vendorId ??= start.id;
    start.id = this.id;
  }

  private rename(message: unknown): void {
    if (!isBaseMessage(message) || message.id === this.id) return;
    this.vendorId ??= message.id;
    const update: unknown = Reflect.get(message, "_updateId");
    if (typeof update === "function") Reflect.apply(update, message, [this.id]);
  }
}
