// The program of a child process, which `CrashChild` starts and kills.
import { nowMs } from "../now-ms.js";
import { openSaver } from "../savers/open-saver.js";
import type { ChildOrder, ChildReport, ThreadOrder } from "./child-message.js";
import { runThread, type ThreadHost } from "./run-thread.js";
import { watchSaver } from "./watch-saver.js";

/** How often a process reports that it is at work, in milliseconds. */
const beatEveryMs = 20;

let host: Omit<ThreadHost, "signal"> | undefined;
let cancel = new AbortController();

process.once("disconnect", () => process.exit(0));
process.on("message", (message) => void obey(message as ChildOrder));

async function obey(order: ChildOrder): Promise<void> {
  if (order.type === "cancel") return cancel.abort();
  if (order.type === "run") return runAll(order.threads);
  host = await open(order);
  await warmUp();
  report({ type: "ready" });
}

async function open(order: ChildOrder & { type: "open" }): Promise<Omit<ThreadHost, "signal">> {
  const { saver } = await openSaver(order.saver);
  watchSaver(saver, (thread, calls) => report({ type: "kept", thread, atMs: nowMs(), calls }));
  return { serverUrl: order.serverUrl, saver };
}

/** Loads what the first run of a process loads. */
async function warmUp(): Promise<void> {
  await run({ thread: `uneven-warm${process.pid}`, mode: "undisturbed" }, () => {});
}

async function runAll(threads: readonly ThreadOrder[]): Promise<void> {
  cancel = new AbortController();
  const beats = setInterval(() => report({ type: "beat", atMs: nowMs() }), beatEveryMs);
  await Promise.all(threads.map((order) => run(order, report)));
  clearInterval(beats);
}

async function run(order: ThreadOrder, tell: (report: ChildReport) => void): Promise<void> {
  const { thread } = order;
  const { signal } = cancel;
  const busyMs = await runThread(order, { ...(host as ThreadHost), signal }, (turn, outcome) => {
    if (!signal.aborted || outcome.type === "answered") tell({ type: "outcome", thread, turn, outcome });
  });
  tell(signal.aborted ? { type: "cancelled", thread } : { type: "ended", thread, busyMs });
}

function report(message: ChildReport): void {
  process.send?.(message);
}
