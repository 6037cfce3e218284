import { type ChildStart, CrashChild } from "./crash-child.js";

/** Child processes. One more than is used is started ahead, because its start takes a second. */
export class ChildPool {
  private next: Promise<CrashChild> | undefined;
  private idle: CrashChild | undefined;
  private left: number;

  /** @param kills - How many of the processes are killed. One lives on. */
  constructor(
    private readonly given: ChildStart,
    kills: number,
  ) {
    this.left = kills + 1;
    this.startNext();
  }

  /** A process that has resumed threads and was not killed, or else a new one. */
  async take(): Promise<CrashChild> {
    const { idle } = this;
    this.idle = undefined;
    return idle ?? this.takeNew();
  }

  /** A process that has run nothing yet. */
  async takeNew(): Promise<CrashChild> {
    const child = await (this.next ?? CrashChild.start(this.given));
    this.startNext();
    return child;
  }

  /** Keeps a process for `take`. */
  giveBack(child: CrashChild): void {
    this.idle = child;
  }

  /** Ends all processes. */
  async close(): Promise<void> {
    await Promise.all([this.idle?.kill(), this.next?.then((child) => child.kill())]);
  }

  private startNext(): void {
    this.next = this.left > 0 ? CrashChild.start(this.given) : undefined;
    this.left -= 1;
  }
}
