import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { ReadStream } from "node:tty";
import { expect, test } from "vitest";
import { createPastedText } from "./pasted-text.js";
import { PasteInput } from "./paste-input.js";

const text = "a\u001B[A\u001B[200~one\r\ntwo\u001B[Aé\u001B[201~b\r\u001B[200~\u001B[201~c";

/** Reads chunks as the keys and pastes of a terminal. */
async function read(chunks: readonly Uint8Array[]): Promise<string[]> {
  const parts: string[] = [];
  const input = new PasteInput(new PassThrough() as unknown as ReadStream, (pasted) =>
    parts.push(`paste ${JSON.stringify(pasted)}`),
  );
  input.on("data", (keys: Buffer) => parts.push(keys.toString()));
  // A stream starts to flow in the next turn of the event loop.
  await setImmediate();
  for (const chunk of chunks) input.takeBytes(chunk);
  input.release();
  return parts;
}

test("pastes are separated from keys, in order, at any chunk size", async () => {
  const pastes = ['paste "one\\r\\ntwo\\u001b[Aé"', 'paste ""'];
  const bytes = Buffer.from(text);
  expect(await read([bytes])).toEqual(["a\u001B[A", pastes[0], "b\r", pastes[1], "c"]);
  const bytewise = await read([...bytes].map((byte) => Uint8Array.of(byte)));
  expect(bytewise.filter((part) => part.startsWith("paste "))).toEqual(pastes);
  const keys = bytewise.filter((part) => !part.startsWith("paste ")).join("");
  expect(keys).toBe("a\u001B[Ab\rc");
});

test("^C leaves a paste that does not end", async () => {
  const chunks = ["\u001B[200~one", "\u0003", "two"].map((chunk) => Buffer.from(chunk));
  expect(await read(chunks)).toEqual(["\u0003", "two"]);
});

test("controls in pasted texts are shown as symbols, and restored", () => {
  const pasted = createPastedText();
  const shown = pasted.show("a\tb\r\nc\rd\u001B[2J\u007F\u009B\u0007");
  expect(shown).toBe("a\tb\nc\nd␛[2J␡\uE09B␇");
  expect(pasted.restore(`${shown} ␀`)).toBe("a\tb\nc\nd\u001B[2J\u007F\u009B\u0007 ␀");
});
