// The program of a child process, which `CrashChild` starts and kills.
import { nowMs } from "../now-ms.js";
import { openSaver } from "../savers/open-saver.js";
import type { ChildOrder, ChildReport, ThreadOrder } from "./child-message.js";
import { runThread, type ThreadHost } from "./run-thread.js";
import { watchSaver } from "./watch-saver.js";

/** How often a process reports that it is at work, in milliseconds. */
const beatEveryMs = 20;

let host: Promise<Omit<ThreadHost, "signal">> | undefined;
let cancel = new AbortController();

process.once("disconnect", () => process.exit(0));
process.on("message", (message) => void obey(message as ChildOrder));

async function obey(order: ChildOrder): Promise<void> {
  if (order.type === "open") host = open(order);
  if (order.type === "run") await runAll(order.threads);
  if (order.type === "cancel") cancel.abort();
}

async function open(order: ChildOrder & { type: "open" }): Promise<Omit<ThreadHost, "signal">> {
  const { saver } = await openSaver(order.saver);
  watchSaver(saver, (thread, calls) => report({ type: "kept", thread, atMs: nowMs(), calls }));
  return { serverUrl: order.serverUrl, saver };
}

async function runAll(threads: readonly ThreadOrder[]): Promise<void> {
  cancel = new AbortController();
  const beats = setInterval(() => report({ type: "beat", atMs: nowMs() }), beatEveryMs);
  await Promise.all(threads.map(run));
  clearInterval(beats);
}

async function run(order: ThreadOrder): Promise<void> {
  const { thread } = order;
  const { signal } = cancel;
  const opened = (await host) as Omit<ThreadHost, "signal">;
  const busyMs = await runThread(order, { ...opened, signal }, (turn, outcome) => {
    const isCancelled = signal.aborted && outcome.type === "failed";
    if (!isCancelled) report({ type: "outcome", thread, turn, outcome });
  });
  report(signal.aborted ? { type: "cancelled", thread } : { type: "ended", thread, busyMs });
}

function report(message: ChildReport): void {
  // A parent that has died gets no report, and this process ends with it.
  process.send?.(message, () => {});
}
