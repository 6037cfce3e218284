import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { ChildOrder, ChildReport, ThreadOrder } from "../child/child-message.js";
import { setupOf } from "../graphs/crash-case.js";
import { nowMs } from "../now-ms.js";
import type { SaverSpec } from "../savers/open-saver.js";

/** What a child process is started with. */
export interface ChildStart {
  /** The file of its program. */
  readonly program: string;
  readonly serverUrl: string;
  readonly saver: SaverSpec;
}

/** Where the reports of a child process go. */
export type OnReport = (report: ChildReport) => void;

/** A child process that is ready to run threads, until it is killed. */
export class CrashChild {
  private constructor(private readonly process: ChildProcess) {}

  /** Starts a process. It is ready when it has loaded all that a run needs. */
  static async start({ program, serverUrl, saver }: ChildStart): Promise<CrashChild> {
    // No flags: the flags of a test runner would load the runner again.
    const child = new CrashChild(fork(program, { execArgv: [] }));
    child.tell({ type: "open", serverUrl, saver });
    const thread = `uneven-warm${child.process.pid}`;
    await child.run([{ thread, mode: "undisturbed", setup: setupOf(thread) }], () => {});
    return child;
  }

  /**
   * Runs threads. Resolves when all have ended or were cancelled. Rejects when the process dies before.
   */
  async run(threads: readonly ThreadOrder[], onReport: OnReport): Promise<void> {
    const open = new Set(threads.map(({ thread }) => thread));
    if (open.size === 0) return;
    this.tell({ type: "run", threads });
    await this.until((report) => {
      onReport(report);
      if (report.type === "ended" || report.type === "cancelled") open.delete(report.thread);
      return open.size === 0;
    });
  }

  /** Cancels all runs. Returns when that was, in milliseconds since 1970. */
  cancel(): number {
    this.tell({ type: "cancel" });
    return nowMs();
  }

  /** Kills the process with SIGKILL. Returns when it was killed, in milliseconds since 1970. */
  async kill(): Promise<number> {
    const exited = once(this.process, "exit");
    const killedAtMs = nowMs();
    this.process.kill("SIGKILL");
    await exited;
    return killedAtMs;
  }

  private tell(order: ChildOrder): void {
    this.process.send(order);
  }

  private until(isLast: (report: ChildReport) => boolean): Promise<void> {
    const child = this.process;
    return new Promise((resolve, reject) => {
      const onMessage = (message: unknown): void => {
        if (isLast(message as ChildReport)) done(resolve);
      };
      const onDisconnect = (): void => done(() => reject(new Error("The child process has died.")));
      const done = (settle: () => void): void => {
        child.off("message", onMessage).off("disconnect", onDisconnect);
        settle();
      };
      child.on("message", onMessage).once("disconnect", onDisconnect);
    });
  }
}
