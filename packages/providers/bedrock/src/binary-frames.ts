import { type CalledModel, errorFromResponse, replyTooLong } from "@moagraph/provider-kit";
import type { Frames } from "@moagraph/provider-kit/langchain";
import { type Fields, malformed, parsedJson } from "@moagraph/provider-kit/vendor";
import { EventStreamCodec, type Message } from "@smithy/core/event-streams";

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

/** The length of a frame is in its first bytes. */
const lengthBytes = 4;

/** The events of AWS's binary event stream, each as `{ [type]: payload }`. */
export const binaryFrames: Frames = async function* (call, { body }, limits) {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let received = 0;
  let wanted = lengthBytes;
  for await (const part of body ?? []) {
    const bytes = part as Uint8Array;
    received += bytes.byteLength;
    held.push(bytes);
    heldBytes += bytes.byteLength;
    if (received > limits.totalBytes) throw replyTooLong(call, limits);
    if (heldBytes < wanted) continue;
    const { frames, rest } = divided(Buffer.concat(held));
    held = [rest];
    heldBytes = rest.byteLength;
    wanted = rest.byteLength < lengthBytes ? lengthBytes : rest.readUInt32BE(0);
    if (wanted > limits.heldCharacters) throw replyTooLong(call, limits);
    yield frames.map((frame) => eventIn(call, frame)).filter((event) => event !== undefined);
  }
  if (heldBytes > 0) throw malformed(call, "sent an incomplete reply: the stream ended in a frame");
};

/** The complete frames at the beginning of the bytes. */
function divided(bytes: Buffer): { readonly frames: readonly Buffer[]; readonly rest: Buffer } {
  const frames: Buffer[] = [];
  let from = 0;
  while (bytes.length - from >= lengthBytes) {
    const end = from + Math.max(bytes.readUInt32BE(from), lengthBytes);
    if (end > bytes.length) break;
    frames.push(bytes.subarray(from, end));
    from = end;
  }
  return { frames, rest: bytes.subarray(from) };
}

/** Events that say where a part begins or ends. The content of the parts says it too. */
const withoutContent = new Set(["messageStart", "contentBlockStop"]);

/** The event in a frame; `undefined` if it has nothing of the reply. */
function eventIn(call: CalledModel, frame: Buffer): Fields | undefined {
  const { headers, body } = decoded(call, frame);
  const payload = parsedJson(call, Buffer.from(body).toString()) as Fields;
  const exception = headers[":exception-type"]?.value ?? headers[":error-code"]?.value;
  if (exception !== undefined)
    throw errorFromResponse(call, { body: { __type: exception, ...payload } });
  const type = String(headers[":event-type"]?.value);
  const isOfTool = type !== "contentBlockStart" || payload["start"] !== undefined;
  return isOfTool && !withoutContent.has(type) ? { [type]: payload } : undefined;
}

function decoded(call: CalledModel, frame: Buffer): Message {
  try {
    return codec.decode(frame);
  } catch {
    throw malformed(call, "sent a frame of an event stream that cannot be read");
  }
}
