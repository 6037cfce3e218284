import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { replyRoomOf } from "../../ask/fit/reply-room.js";
import type { CandidateModel } from "../../ask/call/call-config.js";
import type { CallNote } from "../../ledger/call-note.js";
import type { Proposal } from "../../ledger/proposal.js";
import { type Fence, fenceOf, randomFenceNumber } from "../../prompt/fence.js";
import { promptTokensOf } from "../../prompt/conversation/history.js";
import type { Prompt } from "../../prompt/prompt.js";
import { continueMessage, unfinishedNotice } from "../../prompt/round-instruction.js";
import { addedList, type ShownProposal, unfinishedList } from "../../prompt/round-list.js";
import { nodePolicies } from "../../runtime/compilation.js";
import type { RoundShown, RoundText } from "../../staircase/round-text.js";
import type { NodeInput } from "../node-input.js";
import type { StepContext } from "../step-context.js";
import { layoutOf } from "./layout.js";
import type { Rounds } from "./rounds.js";
import type { ShownProposals, Snapshot } from "./shown-proposals.js";

/** What one round shows, and what the answer is until then. */
export interface RoundPrompt {
  readonly snapshot: Snapshot;
  readonly isLast: boolean;
  readonly written: string;
  readonly text: RoundText;
  readonly notes: readonly CallNote[];
  /** What the node reads, in the last round. */
  readonly input?: NodeInput;
}

/** What a round before has shown and written. */
interface EarlierRound {
  readonly snapshot: Snapshot;
  readonly isLast: boolean;
  /** Whether there was no text before it. */
  readonly isFirst: boolean;
  readonly wrote: string;
}

/** Writes the prompts of all rounds of one call. The fence's mark is drawn once for all of them. */
export class RoundsPrompt {
  private readonly fence: Fence | undefined;
  private readonly earlier: EarlierRound[] = [];
  /** The prompt of the first round, by model: later rounds add to it, for the vendor's prompt cache. */
  private readonly first = new Map<string, Promise<Prompt>>();

  constructor(
    private readonly rounds: Rounds,
    private readonly proposals: ShownProposals,
    private readonly context: StepContext,
  ) {
    const { fence } = nodePolicies(rounds.compilation, rounds.planned.node);
    this.fence = fence ? fenceOf(randomFenceNumber()) : undefined;
  }

  /** A round has ended. Later prompts hold what it was shown, and what it wrote. */
  add(earlier: EarlierRound): void {
    this.earlier.push(earlier);
  }

  /** What the last round has shown; `undefined` before the first one. */
  get lastShown(): Snapshot | undefined {
    return this.earlier.at(-1)?.snapshot;
  }

  /** Writes the prompt of a round for a model. */
  async write(round: RoundPrompt, model: CandidateModel): Promise<Prompt> {
    const { snapshot, text, written, notes } = round;
    const isFirst = written === "";
    const layout = isFirst ? "append" : this.layoutFor(model);
    text.ask({ layout, proposals: snapshot.proposals.length });
    if (layout === "prefill") return withNotes(await this.prefilled(round, model), notes);
    // What an earlier process has shown is not known.
    if (this.isResumed(round) || snapshot.proposals.length === 0)
      return withNotes(await this.rewritten(round, model), notes);
    const appended = await this.appended(round, model);
    const { windowTokens, replyTokens } = roomOf(model);
    const fits = model.counter.prompt(appended.messages) + replyTokens <= windowTokens;
    return withNotes(fits || isFirst ? appended : await this.rewritten(round, model), notes);
  }

  private layoutFor(model: CandidateModel): RoundShown["layout"] {
    const { planned, compilation } = this.rounds;
    const { graph, counter } = compilation;
    const promptTokens = promptTokensOf(this.context.state.messages, counter);
    return layoutOf(planned.node, model, { graph, promptTokens });
  }

  private isResumed({ written }: RoundPrompt): boolean {
    const [first] = this.earlier;
    return first === undefined ? written !== "" : !first.isFirst;
  }

  /** The prompt of the first round, and after it what each round has written and was shown. */
  private async appended(round: RoundPrompt, model: CandidateModel): Promise<Prompt> {
    const [first, ...others] = [...this.earlier, { ...round, wrote: "", isFirst: false }];
    const { model: name } = model.settings;
    const known = this.first.get(name) ?? this.listing(first, model);
    this.first.set(name, known);
    const prompt = await known;
    let before: EarlierRound = first;
    const messages = [...prompt.messages];
    for (const next of others) {
      messages.push(...this.turn(before, next));
      before = next;
    }
    return { ...prompt, messages, notes: others.length === 0 ? prompt.notes : [] };
  }

  private turn(before: EarlierRound, { snapshot, isLast }: EarlierRound): BaseMessage[] {
    const added = addedList(snapshot.shown, before.snapshot.shown, this.fence);
    const user = new HumanMessage(continueMessage({ added, isLast }));
    const wrote = before.wrote.trim();
    // Some vendors refuse a blank message.
    return wrote === "" ? [user] : [new AIMessage(wrote), user];
  }

  /** All proposals so far, and the answer so far as the last message, which the model continues. */
  private async prefilled(round: RoundPrompt, model: CandidateModel): Promise<Prompt> {
    const prompt = await this.listing(round, model);
    const messages = [...prompt.messages, new AIMessage(round.written)];
    return { ...prompt, messages, notes: [] };
  }

  /** As `appended`, but in one turn: shorter, and the policy `onTooLong` applies to the proposals. */
  private async rewritten(round: RoundPrompt, model: CandidateModel): Promise<Prompt> {
    const prompt = await this.listing(round, model);
    const user = new HumanMessage(continueMessage({ added: "", isLast: round.isLast }));
    return { ...prompt, messages: [...prompt.messages, new AIMessage(round.written), user] };
  }

  private listing(
    { snapshot, isLast, input: complete }: Pick<RoundPrompt, "snapshot" | "isLast" | "input">,
    model: CandidateModel,
  ): Promise<Prompt> {
    // Proposals of earlier layers are shown in place of those that the node reads.
    if (complete !== undefined && snapshot.proposals.length === 0) {
      return this.rounds.promptWriter(complete, this.context)(model);
    }
    const input = { proposals: snapshot.proposals, notes: [] };
    const notice = isLast ? "" : `\n\n${unfinishedNotice}`;
    const writeList = (proposals: readonly Proposal[]): string =>
      unfinishedList(this.shownIn(proposals, snapshot), this.fence) + notice;
    return this.rounds.promptWriter(input, this.context, writeList)(model);
  }

  /** Proposals may have been shortened to fit the context window. */
  private shownIn(proposals: readonly Proposal[], { shown }: Snapshot): ShownProposal[] {
    return proposals.flatMap((proposal) => {
      const known = shown[this.proposals.numberOf(proposal) - 1];
      return known === undefined ? [] : [{ ...known, text: proposal.text }];
    });
  }
}

function withNotes(prompt: Prompt, notes: readonly CallNote[]): Prompt {
  return notes.length === 0 ? prompt : { ...prompt, notes: [...prompt.notes, ...notes] };
}

function roomOf({ facts, settings }: CandidateModel): {
  readonly windowTokens: number;
  readonly replyTokens: number;
} {
  const windowTokens = facts.contextTokens?.value ?? Number.POSITIVE_INFINITY;
  return { windowTokens, replyTokens: replyRoomOf(settings) };
}
