/**
 * `_updateId(id)` of a message, `langgraph_node` in the metadata of a run, and `inheritableHandlers` of
 * callback managers.
 *
 * Used to give the messages of models that a Runnable asks ids of our own before LangGraph's
 * `messages` stream reads them. When a name is missing, the stream shows the vendor's ids, and yields
 * the answer once more at the end.
 */
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { CallbackManager } from "@langchain/core/callbacks/manager";
import { isBaseMessage } from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";

/** The ids of one message. */
interface RenamedMessage {
  /** Ours. */
  readonly id: string;
  vendorId?: string | undefined;
}

/** Gives each model's reply within a Runnable an id of our own. */
export class InnerMessageIds extends BaseCallbackHandler {
  private readonly renamed = new Map<string, RenamedMessage>();

  /**
   * @param name - Its name as a handler. Redaction must know it.
   * @param step - The step that asks. Graphs within it keep the ids of their messages.
   */
  constructor(
    readonly name: string,
    private readonly step: string,
  ) {
    super();
    // Otherwise LangChain may call it after those that must find the new id.
    this.awaitHandlers = true;
  }

  /** The ids of a message: ours, its vendor's or the one that LangChain makes of its run are given. */
  of(id: string | undefined): RenamedMessage | undefined {
    if (id === undefined) return undefined;
    return [...this.renamed].find(
      ([runId, known]) => id === known.id || id === known.vendorId || id.endsWith(runId),
    )?.[1];
  }

  override handleChatModelStart(...given: unknown[]): void {
    const [, , runId, , , , metadata] = given;
    const node = (metadata as { readonly langgraph_node?: unknown } | undefined)?.langgraph_node;
    if (node === this.step) this.renamed.set(String(runId), { id: crypto.randomUUID() });
  }

  override handleLLMNewToken(...given: unknown[]): void {
    const { chunk } = (given[5] ?? {}) as { readonly chunk?: { readonly message?: unknown } };
    this.rename(chunk?.message, String(given[2]));
  }

  override handleLLMEnd({ generations }: LLMResult, runId: string): void {
    const [generation] = generations[0] ?? [];
    this.rename((generation as { readonly message?: unknown } | undefined)?.message, runId);
  }

  private rename(message: unknown, runId: string): void {
    const known = this.renamed.get(runId);
    if (known === undefined || !isBaseMessage(message) || message.id === known.id) return;
    known.vendorId ??= message.id;
    const update: unknown = Reflect.get(message, "_updateId");
    if (typeof update === "function") Reflect.apply(update, message, [known.id]);
  }
}

/** The callbacks with these handlers before all others, for a run and all that runs within it. */
export function withInner(
  manager: CallbackManager,
  handlers: readonly BaseCallbackHandler[],
): CallbackManager {
  const copy = manager.copy();
  for (const list of [copy.handlers, copy.inheritableHandlers]) list.unshift(...handlers);
  return copy;
}
