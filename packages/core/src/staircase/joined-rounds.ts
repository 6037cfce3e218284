import type { CallbackManager } from "@langchain/core/callbacks/manager";
import { type AskedForText, JoinedRun, type TextReport } from "./joined-run.js";

/**
 * The rounds of a text, shown as one run of its model in the streams that the caller of the graph reads:
 * `messages`, `streamEvents` and `streamLog`. Tracers are told of each round instead.
 */
export class JoinedRounds {
  private run: JoinedRun | undefined;
  private asked: AskedForText | undefined;
  private ended: Promise<unknown> = Promise.resolve();

  /**
   * @param streams - The callbacks of these streams.
   * @param onDiscard - The message of this id is not continued. Another one begins instead of it.
   */
  constructor(
    private readonly streams: CallbackManager,
    private readonly onDiscard: (messageId: string) => void | Promise<void>,
  ) {}

  /** A request begins to write: after this text, which earlier requests have written. */
  startAfter(before: string, asked: AskedForText | undefined = this.asked): void {
    if (asked === undefined || this.run?.isAt(before) === true) return;
    if (this.run !== undefined) void this.discard();
    this.asked = asked;
    this.run = new JoinedRun(this.streams, asked);
    this.run.add(before);
  }

  /** The next piece of the text. */
  add(piece: string): void {
    this.run?.add(piece);
  }

  /** The next piece of the reasoning. */
  addReasoning(piece: string): void {
    this.run?.addReasoning(piece);
  }

  /** The text is complete. Returns the id of its message; `undefined` if nothing was shown. */
  async end(report: TextReport): Promise<string | undefined> {
    const { run } = this;
    if (run === undefined || run.text === "") {
      await this.discard();
      return undefined;
    }
    this.run = undefined;
    await this.ended;
    await run.end(report);
    return run.messageId;
  }

  /** The text is not completed. */
  async fail(error: unknown): Promise<void> {
    const { run } = this;
    this.run = undefined;
    await this.ended;
    await run?.fail(error);
  }

  /** What was shown is no part of the text. */
  async discard(): Promise<void> {
    const { run } = this;
    this.run = undefined;
    this.ended = Promise.all([this.ended, run && this.discardRun(run)]);
    await this.ended;
  }

  private async discardRun(run: JoinedRun): Promise<void> {
    await run.fail(new Error("The text is written again from its beginning"));
    if (run.text !== "") await this.onDiscard(run.messageId);
  }
}
