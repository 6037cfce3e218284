// The program of a child process, which `CrashChild` starts and kills.
import { nowMs } from "../now-ms.js";
import type { ChildOrder, ChildReport, ThreadOrder } from "./child-message.js";
import { openSaver } from "./open-saver.js";
import { runThread, type ThreadHost } from "./run-thread.js";
import { watchSaver } from "./watch-saver.js";

/** How often a process reports that it is at work, in milliseconds. */
const beatEveryMs = 20;

let host: ThreadHost | undefined;

process.once("disconnect", () => process.exit(0));
process.on("message", (message) => void obey(message as ChildOrder));

async function obey(order: ChildOrder): Promise<void> {
  if (order.type === "open") {
    host = await open(order);
    await warmUp(host);
    report({ type: "ready" });
  } else {
    const beats = setInterval(() => report({ type: "beat", atMs: nowMs() }), beatEveryMs);
    await Promise.all(order.threads.map(runAndReport));
    clearInterval(beats);
  }
}

async function runAndReport(order: ThreadOrder): Promise<void> {
  const { thread } = order;
  const busyMs = await runThread(order, host as ThreadHost, (turn, outcome) =>
    report({ type: "outcome", thread, turn, outcome }),
  );
  report({ type: "ended", thread, busyMs });
}

async function open({ serverUrl, saver: spec }: ChildOrder & { type: "open" }): Promise<ThreadHost> {
  const saver = await openSaver(spec);
  watchSaver(saver, (thread, calls) => report({ type: "kept", thread, atMs: nowMs(), calls }));
  return { serverUrl, saver };
}

/** Loads what the first run of a process loads. */
async function warmUp(warm: ThreadHost): Promise<void> {
  await runThread({ thread: `uneven-warm${process.pid}`, mode: "undisturbed" }, warm, () => {});
}

function report(message: ChildReport): void {
  process.send?.(message);
}
