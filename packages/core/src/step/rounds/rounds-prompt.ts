import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { replyRoomOf } from "../../ask/fit/reply-room.js";
import type { CandidateModel } from "../../ask/call/call-config.js";
import type { CallNote } from "../../ledger/call-note.js";
import type { Proposal } from "../../ledger/proposal.js";
import { promptTokensOf } from "../../prompt/conversation/history.js";
import type { Prompt } from "../../prompt/prompt.js";
import { continueMessage, unfinishedNotice } from "../../prompt/round-instruction.js";
import { addedList, type ShownProposal, unfinishedList } from "../../prompt/round-list.js";
import type { RoundShown, RoundText } from "../../staircase/round-text.js";
import type { NodeInput } from "../node-input.js";
import type { StepContext } from "../step-context.js";
import { keptFrom } from "../../plan/staircase/request-tokens.js";
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
  readonly wrote: string;
}

/** The messages between two rounds. */
interface Turn {
  /** What the later round shows. */
  readonly snapshot: Snapshot;
  readonly messages: readonly BaseMessage[];
}

/** A prompt to which later rounds add, for the vendor's prompt cache. */
interface Beginning {
  /** The place of its round among the earlier ones, and what it showed. */
  readonly at: number;
  readonly snapshot: Snapshot;
  readonly prompt: Prompt;
  /** Tokens of the last request that begins with it. */
  tokens: number;
}

/** Writes the prompts of all rounds of one call. */
export class RoundsPrompt {
  private readonly earlier: EarlierRound[] = [];
  /** The messages after each of them, since all later prompts hold them. */
  private readonly turns = new WeakMap<EarlierRound, Turn>();
  private readonly beginnings = new Map<string, Beginning>();
  private mayPrefill = true;

  constructor(
    private readonly rounds: Rounds,
    private readonly proposals: ShownProposals,
    private readonly context: StepContext,
  ) {}

  /**
   * A round has ended. Later prompts hold what it was shown, and what it wrote. One that wrote nothing is left
   * out: some vendors refuse blank messages, and two messages of the user in a row.
   */
  add(earlier: EarlierRound): void {
    if (earlier.wrote.trim() !== "") this.earlier.push(earlier);
  }

  /** What the last round has shown; `undefined` before the first one. */
  get lastShown(): Snapshot | undefined {
    return this.earlier.at(-1)?.snapshot;
  }

  /** Writes the prompt of a round for a model. */
  async write(round: RoundPrompt, model: CandidateModel): Promise<Prompt> {
    const { snapshot, text, written, notes } = round;
    const layout = written === "" ? "append" : this.layoutFor(model);
    text.ask({ layout, proposals: snapshot.proposals.length });
    if (layout === "prefill") return withNotes(await this.prefilled(round, model), notes);
    return withNotes((await this.added(round, model)) ?? (await this.begun(round, model)), notes);
  }

  /** Later requests do not end with the answer so far. Returns whether one could have until now. */
  avoidPrefill(): boolean {
    const was = this.mayPrefill;
    this.mayPrefill = false;
    return was;
  }

  private layoutFor(model: CandidateModel): RoundShown["layout"] {
    if (!this.mayPrefill) return "append";
    const { planned, compilation } = this.rounds;
    const { graph, counter } = compilation;
    const promptTokens = promptTokensOf(this.context.state.messages, counter);
    return layoutOf(planned.node, model, { graph, promptTokens });
  }

  /** The messages of the request before, then what its round has written, and what has come since. */
  private async added(round: RoundPrompt, model: CandidateModel): Promise<Prompt | undefined> {
    const beginning = this.beginnings.get(model.settings.model);
    if (beginning === undefined || !this.isWorthKeeping(beginning, round, model)) return undefined;
    const { at, prompt } = beginning;
    const messages = [...prompt.messages];
    const rounds = [...this.earlier.slice(at), { ...round, wrote: "" }];
    for (const [place, next] of rounds.entries()) {
      const before = rounds[place - 1];
      if (before !== undefined) messages.push(...this.turn(before, next));
    }
    const tokens = model.counter.prompt(messages);
    const { windowTokens, replyTokens } = roomOf(model);
    if (tokens + replyTokens > windowTokens) return undefined;
    beginning.tokens = tokens;
    return { ...prompt, messages, notes: rounds.length === 1 ? prompt.notes : [] };
  }

  /** A prompt that is too short for the vendor's cache is not: without what rounds add, it is cheaper. */
  private isWorthKeeping(
    beginning: Beginning,
    { snapshot }: RoundPrompt,
    { capabilities }: CandidateModel,
  ): boolean {
    // The same round is asked again, or the beginning's round has written nothing.
    if (beginning.at === this.earlier.length) return beginning.snapshot === snapshot;
    const isKept = beginning.tokens >= keptFrom(capabilities.promptCache);
    return isKept && snapshot.proposals.length > 0;
  }

  /** A new prompt, with all proposals so far in one list. */
  private async begun(round: RoundPrompt, model: CandidateModel): Promise<Prompt> {
    const isFirst = round.written === "";
    const prompt = await (isFirst ? this.listing(round, model) : this.rewritten(round, model));
    const tokens = model.counter.prompt(prompt.messages);
    const { snapshot } = round;
    const at = this.earlier.length;
    this.beginnings.set(model.settings.model, { at, snapshot, prompt, tokens });
    return prompt;
  }

  private turn(before: EarlierRound, next: EarlierRound): readonly BaseMessage[] {
    const known = this.turns.get(before);
    if (known?.snapshot === next.snapshot) return known.messages;
    const messages = this.newTurn(before, next);
    this.turns.set(before, { snapshot: next.snapshot, messages });
    return messages;
  }

  private newTurn(before: EarlierRound, { snapshot, isLast }: EarlierRound): BaseMessage[] {
    const added = addedList(snapshot.shown, before.snapshot.shown, {
      fence: this.proposals.fence,
      isLast,
    });
    const user = new HumanMessage(continueMessage({ added, isLast }));
    return [new AIMessage(before.wrote.trim()), user];
  }

  /** All proposals so far, and the answer so far as the last message, which the model continues. */
  private async prefilled(round: RoundPrompt, model: CandidateModel): Promise<Prompt> {
    const prompt = await this.listing(round, model);
    const messages = [...prompt.messages, new AIMessage(round.written)];
    return { ...prompt, messages, notes: [] };
  }

  /** All proposals so far, the answer so far, and a message that asks to continue it. */
  private async rewritten(round: RoundPrompt, model: CandidateModel): Promise<Prompt> {
    // That message says that proposals are unfinished.
    const prompt = await this.listing(round, model, "");
    const user = new HumanMessage(continueMessage({ added: "", isLast: round.isLast }));
    return { ...prompt, messages: [...prompt.messages, new AIMessage(round.written), user] };
  }

  private listing(
    { snapshot, isLast, input: complete }: Pick<RoundPrompt, "snapshot" | "isLast" | "input">,
    model: CandidateModel,
    notice: string = isLast ? "" : `\n\n${unfinishedNotice}`,
  ): Promise<Prompt> {
    // Proposals of earlier layers are shown in place of those that the node reads.
    if (complete !== undefined && snapshot.proposals.length === 0) {
      return this.rounds.promptWriter(complete, this.context)(model);
    }
    const input = { proposals: snapshot.proposals, notes: [] };
    const writeList = (proposals: readonly Proposal[]): string =>
      unfinishedList(
        [...this.shownIn(proposals, snapshot), ...withdrawnFrom(snapshot, this.earlier)],
        { fence: this.proposals.fence, isLast },
      ) + notice;
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

/** The proposals that have failed after a part of them was shown. */
function withdrawnFrom({ shown }: Snapshot, earlier: readonly EarlierRound[]): ShownProposal[] {
  const wasShown = new Set(
    earlier.flatMap(({ snapshot }) =>
      snapshot.shown.flatMap(({ number, text }) => (text === "" ? [] : [number])),
    ),
  );
  return shown.filter(({ number, status }) => status === "failed" && wasShown.has(number));
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
