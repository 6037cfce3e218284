import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { ReadStream } from "node:tty";
import { expect, test } from "vitest";
import fc from "fast-check";
import { escapeControls } from "@moagraph/report/words";
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

test("a pasted text contains nothing that reorders or hides text", () => {
  const pasted = createPastedText();
  const controls = "\u202Eabc\u2066\u200F\u061C\u2028\uFEFF\uFFF9\u{E0041}\u{E007F}\u0085";
  const shown = pasted.show(controls);
  expect(shown).toBe("\uE02Eabc\uE066\uE00F\uE61C\uE028\uEEFF\uEFF9\uE141\uE17F\uE085");
  expect(pasted.restore(shown)).toBe(controls);
  expect(pasted.show("👩‍👩‍👧 می‌خواهم שלום")).toBe("👩‍👩‍👧 می‌خواهم שלום");
});

test("any pasted text is harmless, and restored", () => {
  const controls = Array.from("\u202E\u061C\u2069\u206F\uFFFB\u{E0001}\u200E\u001B\u009F");
  const control = fc.constantFrom(...controls);
  const letter = fc.integer({ min: 0, max: 0xf_ffff }).map((code) => String.fromCodePoint(code));
  const texts = fc.array(fc.oneof(control, letter)).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (any) => {
      // Symbols in the text itself would be restored as controls.
      const given = any.replaceAll(/[\u2400-\u2421\uE000-\uEFFF\r]|\p{Surrogate}/gu, "");
      const pasted = createPastedText();
      const shown = pasted.show(given);
      expect(escapeControls(shown)).toBe(shown);
      expect(pasted.restore(shown)).toBe(given);
    }),
  );
});
