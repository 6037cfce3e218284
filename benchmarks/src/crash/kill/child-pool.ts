import type { ChildOrder } from "../child/child-message.js";
import { CrashChild } from "./crash-child.js";

/** Child processes. One is always ready, because its start takes a second. */
export class ChildPool {
  private spare: Promise<CrashChild>;
  private idle: CrashChild | undefined;

  constructor(private readonly order: ChildOrder & { type: "open" }) {
    this.spare = CrashChild.start(order);
  }

  /** A process that has resumed threads and was not killed, or else a new one. */
  async take(): Promise<CrashChild> {
    const { idle } = this;
    this.idle = undefined;
    return idle ?? this.takeNew();
  }

  /** A process that has run nothing yet. */
  async takeNew(): Promise<CrashChild> {
    const child = await this.spare;
    this.spare = CrashChild.start(this.order);
    return child;
  }

  /** Keeps a process for `take`. */
  giveBack(child: CrashChild): void {
    this.idle = child;
  }

  /** Ends all processes. */
  async close(): Promise<void> {
    await Promise.all([this.idle?.kill(), this.spare.then((child) => child.kill())]);
  }
}
