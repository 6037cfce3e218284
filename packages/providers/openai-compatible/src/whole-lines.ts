const lineFeed = 10;
const carriageReturn = 13;

/**
 * Holds bytes back until a line ends.
 *
 * OpenAI's SDK searches an event from its start again with every part that arrives: 11 seconds
 * for one event of 20 MB, which takes a fifth of a second when it comes at once.
 */
export function wholeLines(): TransformStream<Uint8Array, Uint8Array> {
  let held: Uint8Array[] = [];
  const release = (controller: TransformStreamDefaultController<Uint8Array>): void => {
    if (held.length > 0) controller.enqueue(joined(held));
    held = [];
  };
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      held.push(bytes);
      if (bytes.includes(lineFeed) || bytes.includes(carriageReturn)) release(controller);
    },
    flush: release,
  });
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
