import type { LiveProposal } from "./live-proposal.js";

/** A proposal, and how many tokens of it are waited for. */
export interface Awaited {
  readonly live: LiveProposal;
  readonly tokens: number;
}

/** Waits until enough proposals have their next chunk. One that has ended counts as grown. */
export class ChunkWatch {
  isReady = false;
  readonly ready: Promise<void>;
  private grown = 0;
  private failed = 0;
  private resolve: () => void = () => {};

  /** @param atLeast - How many must have grown. Default: all that have not failed. */
  constructor(
    private readonly awaited: readonly Awaited[],
    private readonly atLeast: number | undefined,
  ) {
    this.ready = new Promise((resolve) => (this.resolve = resolve));
    for (const { live, tokens } of awaited) live.when(tokens, () => this.count(live));
  }

  private count({ status }: LiveProposal): void {
    if (status === "failed") this.failed += 1;
    else this.grown += 1;
    const possible = this.awaited.length - this.failed;
    if (this.grown === 0 || this.grown < Math.min(this.atLeast ?? possible, possible)) return;
    this.isReady = true;
    this.resolve();
  }
}
