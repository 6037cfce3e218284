// One turn of a user is answered in several steps if the answer calls tools: each step is a call of
// the chat model with a longer conversation. With `propose: "once-per-turn"`, the first step asks the
// whole graph, and the others ask its output only, with the proposals of the first.

import type { BaseMessage } from "@langchain/core/messages";
import { sha256 } from "@langchain/core/utils/hash";
import { canonicalJson } from "../../../ask/cache/canonical-json.js";
import { contentOf } from "../../../ask/cache/cache-key.js";
import { type Degradation, degradations } from "../../../ledger/degradation.js";
import type { Compilation } from "../../../runtime/compilation.js";
import type { MoaOutput } from "../../../runtime/graph-state.js";
import { cacheStore, type KeptTurn, memoryStore, type ProposalStore } from "./proposal-store.js";

/** How many turns are kept in memory. The one that was used longest ago is forgotten first. */
const longestMemory = 100;

/** A step of a turn. */
export interface TurnStep {
  /** What an earlier step has kept; `undefined` if the nodes must propose. */
  readonly kept: KeptTurn | undefined;
  /** Keeps the proposals of a run that has answered. Never throws. */
  keep(values: MoaOutput): Promise<void>;
}

/** The proposals of the turns of one chat model. */
export class TurnProposals {
  private readonly store: ProposalStore;
  private readonly output: string;

  /** @param identity - Of the app: its graph, its accounts and its cache namespace. */
  constructor(
    { graph, options }: Compilation,
    private readonly identity: () => string,
  ) {
    this.output = graph.output;
    this.store =
      options.cache === undefined ? memoryStore(longestMemory) : cacheStore(options.cache);
  }

  /**
   * The step that a conversation is at. `undefined` if it has no message of the user, or no scope:
   * then nothing is kept.
   *
   * @param scope - Identifies what proposals depend on besides the conversation.
   */
  async step(
    messages: readonly BaseMessage[],
    scope: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<TurnStep | undefined> {
    const question = messages.slice(0, 1 + messages.findLastIndex(({ type }) => type === "human"));
    if (question.length === 0 || scope === undefined) return undefined;
    const key = sha256(canonicalJson([this.identity(), scope, question.map(contentOf)]));
    const isFirst = question.length === messages.length;
    const kept = isFirst ? undefined : await this.store.get(key, signal);
    return {
      kept,
      keep: async (values) => {
        if (kept !== undefined) return;
        const turn = turnOf(values, this.output);
        if (turn.proposals.length > 0) await this.store.set(key, turn, signal);
      },
    };
  }
}

/** What later steps of a turn share with its first: all but the calls of the output. */
function turnOf({ proposals, ledger }: MoaOutput, output: string): KeptTurn {
  return {
    proposals: proposals.filter(({ node }) => node !== output),
    degraded: degradations(ledger).filter(
      ({ node, note }) => node !== output || isOfProposals(note.type),
    ),
  };
}

/** Whether a note at the output tells of the proposals that it read, not of its own call. */
function isOfProposals(type: Degradation["note"]["type"]): boolean {
  return type === "fewer" || type === "earlier";
}
