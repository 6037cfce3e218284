import { completionEvents, completionJson, completionOf, sseEvent } from "./completion.js";
import { httpFaultOf, type HttpFault, type WireFaultName } from "./fault.js";
import type { Reply } from "./reply.js";
import type { TestRequest } from "./test-request.js";

/** The bytes of a reply, and the time each part is due. */
export interface Delivery {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly frames: readonly string[];
  /** When a frame is due, in milliseconds from the request. */
  readonly dueMs: (frame: number) => number;
  /**
   * After the last frame: a clean end, a broken connection, silence, or the last frame repeated for
   * ever.
   */
  readonly ending: "end" | "reset" | "silence" | "repeat";
  /** Number of bytes in each write. */
  readonly bytesPerWrite: number | undefined;
}

const json = { "content-type": "application/json" };
const eventStream = { "content-type": "text/event-stream", "cache-control": "no-cache" };
const done = sseEvent("[DONE]");
const errorBody = { error: { message: "The model failed.", type: "server_error", code: null } };

/** Plans how the server answers a request. */
export function deliveryOf(request: TestRequest, reply: Reply): Delivery {
  const { fault, latencyMs = 0, bytesPerWrite } = reply;
  const httpFault = httpFaultOf(fault);
  if (httpFault !== undefined) return { ...httpError(httpFault), dueMs: () => latencyMs };
  const form = reply.form ?? (request.body.stream === true ? "stream" : "json");
  const good = form === "stream" ? streamed(request, reply) : whole(request, reply);
  const delivery: Delivery = { ...good, status: 200, ending: "end", bytesPerWrite };
  return isWireFault(fault) ? damages[fault](delivery) : delivery;
}

// `httpFaultOf` has handled all other faults.
function isWireFault(fault: Reply["fault"]): fault is WireFaultName {
  return fault !== undefined;
}

type Layout = Pick<Delivery, "headers" | "frames" | "dueMs">;

function whole(request: TestRequest, reply: Reply): Layout {
  const completion = completionOf(request, reply);
  const body = completionJson(completion);
  const middle = Math.floor(body.length / 2);
  const readyMs = (reply.latencyMs ?? 0) + streamingMs(completion.pieces.length, reply);
  const frames = [body.slice(0, middle), body.slice(middle)];
  return { headers: json, frames, dueMs: () => readyMs };
}

function streamed(request: TestRequest, reply: Reply): Layout {
  const completion = completionOf(request, reply);
  const withUsage = request.body.stream_options?.include_usage === true;
  const frames = [...completionEvents(completion, withUsage), done];
  // Frame 0 has the role, and frame 1 the first piece. They are due together.
  const last = completion.thoughts.length + completion.pieces.length - 1;
  const dueMs = (frame: number): number =>
    (reply.latencyMs ?? 0) + streamingMs(Math.max(0, Math.min(frame - 1, last)), reply);
  return { headers: eventStream, frames, dueMs };
}

function streamingMs(
  pieces: number,
  { tokensPerSecond = Number.POSITIVE_INFINITY }: Reply,
): number {
  return (pieces * 1000) / tokensPerSecond;
}

function httpError({ status, headers = {}, body = {} }: HttpFault): Omit<Delivery, "dueMs"> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    status,
    headers: { ...json, ...headers },
    frames: [text],
    ending: "end",
    bytesPerWrite: undefined,
  };
}

const half = ({ frames }: Delivery): string[] => frames.slice(0, Math.ceil(frames.length / 2));
const isStream = ({ headers }: Delivery): boolean => headers === eventStream;

/** How each fault changes a valid reply. */
const damages: Readonly<Record<WireFaultName, (good: Delivery) => Delivery>> = {
  hang: (good) => ({ ...good, frames: [], ending: "silence" }),
  reset: (good) => ({ ...good, frames: [], ending: "reset" }),
  cut: (good) => ({ ...good, frames: half(good), ending: "reset" }),
  stall: (good) => ({ ...good, frames: half(good), ending: "silence" }),
  "keep-alive": (good) => ({
    ...good,
    frames: [isStream(good) ? ": keep-alive\n\n" : "\n"],
    ending: "repeat",
  }),
  endless: (good) => ({ ...good, frames: half(good), ending: "repeat" }),
  truncated: (good) => ({ ...good, frames: half(good) }),
  unfinished: (good) => ({ ...good, frames: [...half(good), isStream(good) ? done : ""] }),
  malformed: (good) => ({
    ...good,
    frames: isStream(good) ? [...half(good), sseEvent("{oops"), done] : ['{"choices": [oops]}'],
  }),
  html: (good) => ({
    ...good,
    headers: { "content-type": "text/html" },
    frames: ["<!DOCTYPE html><html><body>Please log in</body></html>"],
  }),
  empty: (good) => ({ ...good, frames: [] }),
  "no-choices": (good) => ({ ...good, frames: isStream(good) ? [done] : ['{"choices": []}'] }),
  "error-event": (good) => ({
    ...good,
    frames: isStream(good) ? [...half(good), sseEvent(errorBody)] : [JSON.stringify(errorBody)],
  }),
};
