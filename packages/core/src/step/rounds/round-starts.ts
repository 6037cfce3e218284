import type { CutOffError } from "../../ask/cancel/cut-off-error.js";
import { waitFor } from "../../ask/wait-for.js";
import { nodePolicies } from "../../runtime/compilation.js";
import type { MoaState } from "../../runtime/graph-state.js";
import { ChunkWatch } from "../../staircase/chunk-watch.js";
import type { RoundText } from "../../staircase/round-text.js";
import type { StepContext } from "../step-context.js";
import type { Rounds } from "./rounds.js";
import type { ShownProposals, Snapshot } from "./shown-proposals.js";

/** Time for the end of a sentence once all proposals have ended. */
const sentenceMs = 1_000;

/** Tells when each round of a call may start. */
export class RoundStarts {
  /** Whether the step runs in its turn, when all that it reads has ended. */
  readonly isInTurn: boolean;
  /** Whether all that the node reads has ended, so that the next round is the last. */
  haveInputsEnded = false;
  /** Whether there is room for rounds before the last. */
  hasBudget = true;
  private readonly inputs: Promise<MoaState>;
  private watch: ChunkWatch;
  /** What the round in flight writes. */
  private text: RoundText | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rounds: Rounds,
    private readonly proposals: ShownProposals,
    private readonly context: StepContext,
  ) {
    const { laterInputs, state } = context;
    this.isInTurn = laterInputs === undefined;
    this.inputs = laterInputs ?? Promise.resolve(state);
    void this.followInputs();
    this.watch = this.watchFor(proposals.slots.map(() => rounds.rules.firstChunkTokens));
  }

  private async followInputs(): Promise<void> {
    await this.inputs;
    this.haveInputsEnded = true;
    this.hurry();
  }

  /**
   * Waits until a round may start.
   *
   * @returns Why the wait ended early; `undefined` if it did not.
   */
  async wait(round: number): Promise<CutOffError | undefined> {
    if (this.isInTurn) await this.inputs;
    if (this.haveInputsEnded || this.mayStart(round)) return undefined;
    const isLast = round >= this.maxRounds;
    const start = isLast ? this.inputs : Promise.race([this.inputs, this.watch.ready]);
    const cut = await waitFor(start, this.context);
    if (cut !== undefined || this.haveInputsEnded || this.mayStart(round)) return cut;
    return this.waitForInputs();
  }

  /** Waits until all that the node reads has ended. Returns why the wait ended early. */
  waitForInputs(): Promise<CutOffError | undefined> {
    return waitFor(this.inputs, this.context);
  }

  /** A round that writes this text starts with these proposals. */
  begin({ tokens }: Snapshot, text: RoundText): void {
    this.text = text;
    const { chunkTokens } = this.rounds.rules;
    this.watch = this.watchFor(tokens.map((before) => before + chunkTokens));
  }

  /** The round has ended. */
  end(): void {
    clearTimeout(this.timer);
    this.text = undefined;
  }

  /** A round must not delay the last one: it gets little time for the end of its sentence. */
  private hurry(): void {
    const { text } = this;
    if (text === undefined) return;
    text.skipIfBlank();
    this.timer = setTimeout(() => text.stop(), sentenceMs);
  }

  /** Whether a round may start, as far as the proposals say. */
  isReady(round: number): boolean {
    return this.haveInputsEnded || this.mayStart(round);
  }

  /** The step with the state in which all that it reads has ended. */
  async completeContext(): Promise<StepContext> {
    return this.isInTurn ? this.context : this.context.withState(await this.inputs);
  }

  private get maxRounds(): number {
    return this.hasBudget ? this.rounds.rules.maxRounds : 0;
  }

  /** Whether a round before the last may start. If no proposal is open, the inputs are about to end. */
  private mayStart(round: number): boolean {
    const isOpen = this.proposals.slots.some(({ live }) => live.status === "open");
    return isOpen && round < this.maxRounds && this.watch.isReady;
  }

  private watchFor(tokens: readonly number[]): ChunkWatch {
    const { rules, compilation, planned } = this.rounds;
    const { quorum } = nodePolicies(compilation, planned.node);
    const awaited = this.proposals.slots.map(({ live }, at) => ({ live, tokens: tokens[at] ?? 0 }));
    return new ChunkWatch(awaited, rules.atLeast ?? quorum?.atLeast);
  }
}
