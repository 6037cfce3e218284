import {
  isHttpFaultName,
  type HttpFaultName,
  type HttpFault,
  type WireFaultName,
} from "./fault.js";
import type { Reply } from "./reply.js";
import { type Completion, completionOf } from "./wire/completion.js";
import type { ChatRequest } from "./wire/chat-request.js";
import type { Frame, ReceivedRequest, WireStyle } from "./wire/wire-style.js";

/** The bytes of a reply, and the time each part is due. */
export interface Delivery {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly frames: readonly Frame[];
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

/** A request for a reply, and the API through which it came. */
export interface Call {
  readonly style: WireStyle;
  readonly received: ReceivedRequest;
  readonly request: ChatRequest;
  /** Number of earlier requests for this model. */
  readonly index: number;
}

const json = { "content-type": "application/json" };

/** Plans how the server answers a request. */
export function deliveryOf(call: Call, reply: Reply): Delivery {
  const { fault, latencyMs = 0, bytesPerWrite } = reply;
  if (isHttpFault(fault)) return { ...errorDelivery(call.style, fault), dueMs: () => latencyMs };
  const completion = completionOf(call.request, call.index, reply);
  const isStream = reply.form === undefined ? call.request.isStreamed : reply.form === "stream";
  const good = isStream ? streamed(call, completion, reply) : whole(call, completion, reply);
  return { ...damaged(call.style, good, fault), bytesPerWrite };
}

/** The list of models, with a fault in it. */
export function listDelivery(
  style: WireStyle,
  ids: readonly string[],
  fault: Reply["fault"],
): Delivery {
  if (isHttpFault(fault)) return errorDelivery(style, fault);
  const layout = jsonLayout(JSON.stringify(style.modelList(ids)), () => 0);
  return damaged(style, layout, fault);
}

function damaged(style: WireStyle, good: Layout, fault: WireFaultName | undefined): Delivery {
  const delivery: Delivery = { ...good, status: 200, ending: "end", bytesPerWrite: undefined };
  return fault === undefined ? delivery : { ...delivery, ...damages[fault]({ ...good, style }) };
}

function isHttpFault(
  fault: Reply["fault"],
): fault is Exclude<typeof fault, WireFaultName | undefined> {
  return typeof fault === "object" || isHttpFaultName(fault);
}

interface Layout extends Pick<Delivery, "headers" | "frames" | "dueMs"> {
  readonly isStream: boolean;
  /** What ends even an incomplete stream. */
  readonly end: readonly Frame[];
}

function whole({ style }: Call, completion: Completion, reply: Reply): Layout {
  const readyMs = (reply.latencyMs ?? 0) + streamingMs(completion.pieces.length, reply);
  return jsonLayout(style.json(completion), () => readyMs);
}

/** Two halves, so that a fault can be between them. */
function jsonLayout(body: string, dueMs: Layout["dueMs"]): Layout {
  const middle = Math.floor(body.length / 2);
  const frames = [body.slice(0, middle), body.slice(middle)];
  return { headers: json, frames, dueMs, isStream: false, end: [] };
}

function streamed({ style, received }: Call, completion: Completion, reply: Reply): Layout {
  const { frames, end } = style.stream(completion, received);
  // Frame 0 opens the reply, and frame 1 has the first piece. They are due together.
  const last = completion.thoughts.length + completion.pieces.length - 1;
  const dueMs = (frame: number): number =>
    (reply.latencyMs ?? 0) + streamingMs(Math.max(0, Math.min(frame - 1, last)), reply);
  const headers = { "content-type": style.streamType, "cache-control": "no-cache" };
  return { headers, frames: [...frames, ...end], dueMs, isStream: true, end };
}

function streamingMs(
  pieces: number,
  { tokensPerSecond = Number.POSITIVE_INFINITY }: Reply,
): number {
  return (pieces * 1000) / tokensPerSecond;
}

/** An HTTP error as an API sends it. */
export function errorDelivery(style: WireStyle, fault: HttpFault | HttpFaultName): Delivery {
  const { status, headers, body, message } = isHttpFaultName(fault) ? style.faults[fault] : fault;
  const sent = body ?? (message === undefined ? {} : style.errorBody({ status, message }));
  return bodyDelivery(status, sent, headers);
}

/** A body of JSON or text. */
export function bodyDelivery(
  status: number,
  body: unknown,
  headers: HttpFault["headers"] = {},
): Delivery {
  return {
    status,
    headers: { ...json, ...headers },
    frames: [typeof body === "string" ? body : JSON.stringify(body)],
    dueMs: () => 0,
    ending: "end",
    bytesPerWrite: undefined,
  };
}

interface Damaged extends Layout {
  readonly style: WireStyle;
}

const half = ({ frames }: Layout): Frame[] => frames.slice(0, Math.ceil(frames.length / 2));

/** How each fault changes a valid reply. */
const damages: Readonly<Record<WireFaultName, (good: Damaged) => Partial<Delivery>>> = {
  hang: () => ({ frames: [], ending: "silence" }),
  reset: () => ({ frames: [], ending: "reset" }),
  cut: (good) => ({ frames: half(good), ending: "reset" }),
  stall: (good) => ({ frames: half(good), ending: "silence" }),
  "keep-alive": ({ isStream, style }) => ({
    frames: [isStream ? style.keepAlive : "\n"],
    ending: "repeat",
  }),
  endless: (good) => ({ frames: half(good), ending: "repeat" }),
  truncated: (good) => ({ frames: half(good) }),
  unfinished: (good) => ({ frames: [...half(good), ...good.end] }),
  malformed: (good) => ({
    frames: good.isStream
      ? [...half(good), good.style.garbage, ...good.end]
      : ['{"choices": [oops]}'],
  }),
  html: () => ({
    headers: { "content-type": "text/html" },
    frames: ["<!DOCTYPE html><html><body>Please log in</body></html>"],
  }),
  empty: () => ({ frames: [] }),
  "no-choices": ({ isStream, end, style }) => ({ frames: isStream ? end : [style.noChoices] }),
  "error-event": (good) => ({
    frames: good.isStream
      ? [...half(good), good.style.failureFrame]
      : [JSON.stringify(good.style.failure)],
  }),
};
