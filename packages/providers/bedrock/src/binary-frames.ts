import { type CalledModel, errorFromResponse, replyTooLong } from "@moagraph/provider-kit";
import type { Frames } from "@moagraph/provider-kit/langchain";
import {
  type Fields,
  fieldsOf,
  malformed,
  parsedJson,
  readJson,
} from "@moagraph/provider-kit/vendor";
import { EventStreamCodec, type Message } from "@smithy/core/event-streams";

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

/**
 * The events of AWS's binary event stream, each as `{ [type]: payload }`.
 *
 * `getChunkedStream` of `@smithy/core` is not used: it allocates the length that a frame states, up to
 * 4 GiB, and does not close the connection.
 */
export const binaryFrames: Frames = async function* (call, response, limits) {
  const { headers, body } = response;
  // Gateways report errors so, with status 200.
  if (/\bjson\b/.test(headers.get("content-type") ?? "")) {
    yield [await readJson(call, undefined, async () => response)];
    return;
  }
  let held: Uint8Array[] = [];
  let [received, heldBytes, wanted] = [0, 0, 0];
  for await (const part of body ?? []) {
    const bytes = part as Uint8Array;
    received += bytes.byteLength;
    if (received > limits.totalBytes) throw replyTooLong(call, limits);
    held.push(bytes);
    heldBytes += bytes.byteLength;
    if (heldBytes < wanted) continue;
    const frames: Buffer[] = [];
    let rest = Buffer.concat(held);
    while ((wanted = frameLength(rest)) <= rest.length) {
      frames.push(rest.subarray(0, wanted));
      rest = rest.subarray(wanted);
    }
    if (wanted > longestFrame) throw malformed(call, "sent a reply that is not an event stream");
    if (wanted > limits.heldCharacters) throw replyTooLong(call, limits);
    held = [rest];
    heldBytes = rest.length;
    yield frames.flatMap((frame) => eventIn(call, frame) ?? []);
  }
  if (heldBytes > 0) throw malformed(call, "sent an incomplete reply: the stream ended in a frame");
};

/** AWS's own limits of payload and headers, in bytes. Texts, such as HTML, would state more. */
const longestFrame = 24 * 1024 ** 2 + 128 * 1024;

/** The length of a frame is in its first 4 bytes. */
function frameLength(bytes: Buffer): number {
  return bytes.length < 4 ? 4 : Math.max(bytes.readUInt32BE(0), 4);
}

/** Events that say where a part begins or ends. The content of the parts says it too. */
const withoutContent = new Set(["messageStart", "contentBlockStop"]);

/** The event in a frame; `undefined` if it has nothing of the reply. */
function eventIn(call: CalledModel, frame: Buffer): Fields | undefined {
  const { headers, body } = decoded(call, frame);
  const payload = fieldsOf(parsedJson(call, Buffer.from(body).toString()));
  if (payload === undefined) throw malformed(call, "sent an event that is not a JSON object");
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
