import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Delivery } from "./delivery.js";
import { nowMs, type OpenEntry } from "./journal.js";
import type { Frame } from "./wire/wire-style.js";

/** Frames that are due at the same time are sent in one write, up to this many. */
const framesPerWrite = 64;

/** Interval at which the last frame is repeated. */
const repeatEveryMs = 20;

/** Sends a reply at its pace. Stops when the client disconnects. */
export async function deliver(
  delivery: Delivery,
  response: ServerResponse,
  entry: OpenEntry,
  left: AbortSignal,
): Promise<void> {
  const { frames, ending } = delivery;
  await waitUntil(entry.receivedAtMs + delivery.dueMs(0), left);
  if (frames.length > 0 || ending === "end") begin(delivery, response, entry);
  for (let next = 0; next < frames.length;) {
    await waitUntil(entry.receivedAtMs + delivery.dueMs(next), left);
    const end = endOfDue(delivery, next, nowMs() - entry.receivedAtMs);
    await write(bytesOf(frames.slice(next, end)), delivery, response, left);
    next = end;
  }
  if (ending === "end") response.end();
  if (ending === "reset") await reset(response, entry);
  if (ending === "repeat") await repeatLast(delivery, response, left);
}

/** Repeats the last frame until the client disconnects. */
async function repeatLast(
  delivery: Delivery,
  response: ServerResponse,
  left: AbortSignal,
): Promise<never> {
  for (;;) {
    await waitUntil(nowMs() + repeatEveryMs, left);
    await write(bytesOf(delivery.frames.slice(-1)), delivery, response, left);
  }
}

function begin({ status, headers }: Delivery, response: ServerResponse, entry: OpenEntry): void {
  response.writeHead(status, headers);
  response.flushHeaders();
  entry.status = status;
  entry.firstByteAtMs = nowMs();
}

/** One past the last frame that is due by now; at least one past `first`. */
function endOfDue({ frames, dueMs }: Delivery, first: number, elapsedMs: number): number {
  const limit = Math.min(frames.length, first + framesPerWrite);
  let end = first + 1;
  while (end < limit && dueMs(end) <= elapsedMs) end += 1;
  return end;
}

/** Text is joined first, which is faster. */
function bytesOf(frames: readonly Frame[]): Uint8Array {
  const isText = frames.every((frame) => typeof frame === "string");
  return isText ? Buffer.from(frames.join("")) : Buffer.concat(frames.map(partOf));
}

function partOf(frame: Frame): Uint8Array {
  return typeof frame === "string" ? Buffer.from(frame) : frame;
}

async function write(
  bytes: Uint8Array,
  { bytesPerWrite }: Delivery,
  response: ServerResponse,
  left: AbortSignal,
): Promise<void> {
  const step = bytesPerWrite ?? Math.max(1, bytes.length);
  for (let start = 0; start < bytes.length; start += step) {
    const hasRoom = response.write(bytes.subarray(start, start + step));
    if (!hasRoom) await once(response, "drain", { signal: left });
    // Wait for the next turn of the event loop, so that each part is sent separately.
    if (bytesPerWrite !== undefined) await setImmediate();
  }
}

/** Waits until the written bytes reach the client, then breaks the connection. */
async function reset(response: ServerResponse, entry: OpenEntry): Promise<void> {
  if (response.headersSent) await setTimeout(20);
  entry.brokenByServer = true;
  response.socket?.resetAndDestroy();
}

async function waitUntil(timeMs: number, left: AbortSignal): Promise<void> {
  left.throwIfAborted();
  const delayMs = timeMs - nowMs();
  if (delayMs > 0) await setTimeout(delayMs, undefined, { signal: left });
}
