import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { ChildOrder, ChildReport, ThreadOrder } from "../child/child-message.js";
import { nowMs } from "../now-ms.js";

/** Where the reports of a child process go. */
export type OnReport = (report: ChildReport) => void;

/** A child process that is ready to run threads, until it is killed. */
export class CrashChild {
  private constructor(private readonly process: ChildProcess) {}

  /** Starts a process. It is ready when it has loaded its modules and opened its saver. */
  static async start(order: ChildOrder & { type: "open" }): Promise<CrashChild> {
    // No flags: the flags of a test runner would load the runner again.
    const child = fork(new URL("../child/child-main.js", import.meta.url), { execArgv: [] });
    child.send(order);
    const crash = new CrashChild(child);
    await crash.next(({ type }) => type === "ready", ignore);
    return crash;
  }

  /**
   * Runs threads. Resolves when all have ended or were cancelled. Rejects when the process dies before.
   */
  async run(threads: readonly ThreadOrder[], onReport: OnReport): Promise<void> {
    const open = new Set(threads.map(({ thread }) => thread));
    if (open.size === 0) return;
    this.process.send({ type: "run", threads } satisfies ChildOrder);
    await this.next((report) => {
      if (report.type === "ended" || report.type === "cancelled") open.delete(report.thread);
      return open.size === 0;
    }, onReport);
  }

  /** Cancels all runs. Returns when that was, in milliseconds since 1970. */
  cancel(): number {
    this.process.send({ type: "cancel" } satisfies ChildOrder);
    return nowMs();
  }

  /** Kills the process with SIGKILL. Returns when it was killed, in milliseconds since 1970. */
  async kill(): Promise<number> {
    const exited = once(this.process, "exit");
    const stoppedAtMs = nowMs();
    this.process.kill("SIGKILL");
    await exited;
    return stoppedAtMs;
  }

  private next(isLast: (report: ChildReport) => boolean, onReport: OnReport): Promise<void> {
    const child = this.process;
    return new Promise((resolve, reject) => {
      const onMessage = (message: unknown): void => {
        onReport(message as ChildReport);
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

function ignore(): void {}
