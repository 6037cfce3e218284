import { replyLimits } from "@moagraph/provider-kit";
import { expect, test } from "vitest";
import { jsonLines } from "./json-lines.js";

const call = { provider: "ollama", model: "m", keyName: "K", baseUrl: "http://127.0.0.1:1" };

async function valuesIn(parts: readonly string[], heldCharacters = 100): Promise<unknown[][]> {
  async function* text(): AsyncGenerator<string> {
    yield* parts;
  }
  const values: unknown[][] = [];
  const limits = { ...replyLimits(undefined), heldCharacters };
  for await (const each of jsonLines(call, text(), limits)) values.push([...each]);
  return values;
}

test("each part gives the lines that it completes", async () => {
  expect(await valuesIn(['{"a":', "1}\n{", '"a":2}\n\n{"a":3}\r\n', "4"])).toEqual([
    [{ a: 1 }],
    [{ a: 2 }, { a: 3 }],
    [4],
  ]);
});

test("an empty body has no values", async () => {
  expect(await valuesIn(["", "\n \n"])).toEqual([]);
});

test("a line that is not JSON is an error", async () => {
  await expect(valuesIn(["{oops\n"])).rejects.toThrow(SyntaxError);
});

test("a line above the limit is a ReplyTooLongError, also in many parts", async () => {
  const parts = Array.from({ length: 20 }, () => "x".repeat(10));
  await expect(valuesIn(parts)).rejects.toMatchObject({ code: "REPLY_TOO_LONG" });
  await expect(valuesIn(["x".repeat(101)])).rejects.toMatchObject({ code: "REPLY_TOO_LONG" });
});
