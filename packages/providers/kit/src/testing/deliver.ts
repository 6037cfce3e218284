import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Delivery } from "./delivery.js";
import { nowMs, type OpenEntry } from "./journal.js";

/** Frames that are due together go out in one write, up to this many. */
const framesPerWrite = 64;

/** How long it is from one time to the next that a last frame is repeated. */
const refrainMs = 20;

/** Sends an answer at its pace; stops when the client leaves. */
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
    await write(frames.slice(next, end).join(""), delivery, response, left);
    next = end;
  }
  if (ending === "end") response.end();
  if (ending === "reset") await reset(response, entry);
  if (ending === "refrain") await repeatLast(delivery, response, left);
}

/** Goes on until the client leaves. */
async function repeatLast(
  delivery: Delivery,
  response: ServerResponse,
  left: AbortSignal,
): Promise<never> {
  for (;;) {
    await waitUntil(nowMs() + refrainMs, left);
    await write(delivery.frames.at(-1) ?? "", delivery, response, left);
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

async function write(
  text: string,
  { bytesPerWrite }: Delivery,
  response: ServerResponse,
  left: AbortSignal,
): Promise<void> {
  const bytes = Buffer.from(text);
  const step = bytesPerWrite ?? Math.max(1, bytes.length);
  for (let start = 0; start < bytes.length; start += step) {
    const isTaken = response.write(bytes.subarray(start, start + step));
    if (!isTaken) await once(response, "drain", { signal: left });
    // The next turn, so that each part travels on its own.
    if (bytesPerWrite !== undefined) await setImmediate();
  }
}

/** Lets what was written reach the client, then breaks the connection. */
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
