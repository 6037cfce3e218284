/**
 * `langgraph_node` in the metadata of a run.
 *
 * Used to give the messages of models that a Runnable asks ids of our own, as `message-ids.ts` does.
 * When it is missing, the `messages` stream shows the vendor's ids, and yields the answer once more at
 * the end.
 */
import { MessageRenamer, type ReplyIds } from "../message-ids.js";

/** Gives each model's reply within a Runnable an id of our own. */
export class InnerMessageIds extends MessageRenamer {
  private readonly renamed = new Map<string, ReplyIds>();

  /** @param step - The step that asks. Graphs within it keep the ids of their messages. */
  constructor(private readonly step: string) {
    super();
  }

  /** The ids of a message: ours, its vendor's or the one that LangChain makes of its run are given. */
  of(id: string | undefined): ReplyIds | undefined {
    if (id === undefined) return undefined;
    return [...this.renamed].find(
      ([runId, known]) => id === known.id || id === known.vendorId || id.endsWith(runId),
    )?.[1];
  }

  override handleChatModelStart(...given: unknown[]): void {
    const [, , runId, , , , metadata] = given;
    const node = (metadata as { readonly langgraph_node?: unknown } | undefined)?.langgraph_node;
    if (node !== this.step) return;
    this.renamed.set(String(runId), { id: crypto.randomUUID(), vendorId: undefined });
  }

  protected override idsOf(runId: string): ReplyIds | undefined {
    return this.renamed.get(runId);
  }
}
