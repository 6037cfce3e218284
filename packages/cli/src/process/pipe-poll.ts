import { constants, openSync } from "node:fs";
import { createRequire } from "node:module";
import type { WASI } from "node:wasi";

/** Looks at the pipe of stdout. Returns whether its reader has left. */
export type PipePoll = () => boolean;

/**
 * Makes a poll of stdout's pipe; `undefined` if this system has none.
 *
 * A write to a pipe without a reader fails, but there is nothing to write before the answer. Node
 * offers poll(2) only through WASI, to which no program is needed. The pipe is opened again, so that
 * the poll does not change the mode of stdout.
 */
export function createPipePoll(): PipePoll | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    const fd = openSync("/proc/self/fd/1", constants.O_WRONLY | constants.O_NONBLOCK);
    return withoutWarnings(() => pollOf(fd));
  } catch {
    return undefined;
  }
}

/** Where poll_oneoff finds what to wait for, and where it puts what happened. */
const places = { events: 96, count: 160 } as const;

type PollOneoff = (subscriptions: number, events: number, count: number, eventCount: number) => 0;

function pollOf(stdout: number): PipePoll {
  const wasi = newWasi(stdout);
  const memory = newMemory();
  wasi.initialize({ exports: { memory } });
  const poll = wasi.wasiImport["poll_oneoff"] as PollOneoff;
  return () => {
    const view = new DataView(memory.buffer);
    subscribe(view);
    poll(0, places.events, 2, places.count);
    return failed(view);
  };
}

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** One page of 64 KiB. Only the types of browsers declare `WebAssembly`. */
function newMemory(): Memory {
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: { Memory: new (size: { initial: number }) => Memory };
  };
  return new WebAssembly.Memory({ initial: 1 });
}

function newWasi(stdout: number): WASI {
  const { WASI } = createRequire(import.meta.url)("node:wasi") as typeof import("node:wasi");
  return new WASI({ version: "preview1", stdout });
}

/** Two records of 48 bytes: until stdout can be written, but at most for a millisecond. */
function subscribe(view: DataView): void {
  new Uint8Array(view.buffer, 0, places.count + 4).fill(0);
  view.setUint8(8, 2); // fd_write
  view.setUint32(16, 1, true); // of fd 1
  view.setUint8(56, 0); // clock
  view.setUint32(64, 1, true); // monotonic
  view.setBigUint64(72, 1_000_000n, true); // nanoseconds
}

/** Each event of 32 bytes has an error and a type. */
function failed(view: DataView): boolean {
  const count = view.getUint32(places.count, true);
  const starts = Array.from({ length: count }, (_, index) => places.events + 32 * index);
  return starts.some((at) => view.getUint16(at + 8, true) !== 0 && view.getUint8(at + 10) === 2);
}

/** Node warns that WASI is experimental. Without it, the reader is only missed at the first write. */
function withoutWarnings<Value>(work: () => Value): Value {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
