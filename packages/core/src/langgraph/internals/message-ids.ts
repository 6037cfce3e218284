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
import { managerOf, withFirst } from "./inheritable-callbacks.js";
import { messageIdsName } from "./stream-handlers.js";

/** The ids of the messages of one reply. */
export interface ReplyIds {
  /** Ours. */
  readonly id: string;
  /** The first id that the model gave a message of the reply. */
  vendorId: string | undefined;
}

/** Gives the messages of replies ids of our own. */
export abstract class MessageRenamer extends BaseCallbackHandler {
  /** Redaction must know it. */
  readonly name: string = messageIdsName;

  constructor() {
    super();
    // Otherwise LangChain may call it after those that must find the new id.
    this.awaitHandlers = true;
  }

  /** The ids of the reply of a model's run; `undefined` if its messages keep theirs. */
  protected abstract idsOf(runId: string): ReplyIds | undefined;

  override handleLLMNewToken(...given: unknown[]): void {
    const { chunk } = (given[5] ?? {}) as { readonly chunk?: { readonly message?: unknown } };
    rename(chunk?.message, this.idsOf(String(given[2])));
  }

  override handleLLMEnd({ generations }: LLMResult, runId: string): void {
    const [generation] = generations[0] ?? [];
    const { message } = (generation ?? {}) as { readonly message?: unknown };
    rename(message, this.idsOf(runId));
  }

  /** LangGraph's stream of version 3 reads events in place of tokens. */
  override handleChatModelStreamEvent(event: object, runId: string): void {
    const start = event as { readonly event?: unknown; id?: string };
    const ids = start.event === "message-start" ? this.idsOf(runId) : undefined;
    if (ids === undefined) return;
    ids.vendorId ??= start.id;
    start.id = ids.id;
  }
}

function rename(message: unknown, ids: ReplyIds | undefined): void {
  if (ids === undefined || !isBaseMessage(message) || message.id === ids.id) return;
  ids.vendorId ??= message.id;
  const update: unknown = Reflect.get(message, "_updateId");
  if (typeof update === "function") Reflect.apply(update, message, [ids.id]);
}

/** Gives the messages of one reply an id of our own. */
export class MessageIds extends MessageRenamer implements ReplyIds {
  readonly id: string = crypto.randomUUID();
  vendorId: string | undefined;

  /** @param onContent - Called for each part of a reply that LangGraph's stream of version 3 reads by itself. */
  constructor(private readonly onContent: () => void) {
    super();
  }

  /** The callbacks for the model: these, with this handler before all others. */
  before(callbacks: Callbacks): Callbacks {
    return withFirst(managerOf(callbacks), [this]);
  }

  override handleChatModelStreamEvent(event: { readonly event?: unknown }, runId: string): void {
    if (event.event === "content-block-delta") this.onContent();
    super.handleChatModelStreamEvent(event, runId);
  }

  protected override idsOf(): ReplyIds {
    return this;
  }
}
