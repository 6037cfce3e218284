import {
  AIMessage,
  AIMessageChunk,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringsIn } from "../../test/strings-in.js";
import { NoUsableProposalError } from "../errors/run/no-usable-proposal-error.js";
import { redactedCopy } from "./redacted-copy.js";
import { redactionFailed, redactionForRecord } from "./redaction.js";

const hiding = redactionForRecord((text) => text.replaceAll("secret", "[hidden]"), "trace");
const hidden = <Value>(value: Value): Value => redactedCopy(value, hiding);

describe("redactedCopy", () => {
  test("redacts every text at any depth, and changes nothing else", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((text) => `${text} secret ${text}`),
    );
    const values = fc.anything({
      values: [texts, fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)],
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      maxDepth: 4,
    });
    fc.assert(
      fc.property(values, (value) => {
        const before = structuredClone(value);
        const copy = hidden(value);
        expect(stringsIn(copy).filter((text) => text.includes("secret"))).toEqual([]);
        expect(value).toEqual(before);
        expect(redactedCopy(value, { ...hiding, text: (text) => text })).toEqual(value);
      }),
    );
  });

  test("keeps an invalid date", () => {
    const date = new Date(NaN);
    expect(hidden({ date })).toEqual({ date });
  });

  test("keeps the classes of messages", () => {
    const fields = {
      id: "call 1",
      name: "secretary",
      content: [
        { type: "text", text: "a secret" },
        { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
      ],
      tool_calls: [{ id: "secret-id", name: "find", args: { name: "secret", at: [1, "secret"] } }],
    };
    const copy = hidden(new AIMessage(fields));
    expect(copy).toBeInstanceOf(AIMessage);
    expect(copy.text).toBe("a [hidden]");
    expect(copy).toMatchObject({ type: "ai", id: "call 1", name: "secretary" });
    expect(copy.content[1]).toEqual(fields.content[1]);
    expect(copy.tool_calls).toMatchObject([
      { id: "secret-id", name: "find", args: { name: "[hidden]", at: [1, "[hidden]"] } },
    ]);
    expect(JSON.stringify(copy.toJSON())).toContain("a [hidden]");
  });

  test("hides the name of a person, and a number beside the parts of a message", () => {
    const copy = hidden(
      new HumanMessage({
        content: "q",
        name: "secret",
        additional_kwargs: { index: "secret", parts: [{ type: "text", index: 1, text: "secret" }] },
      }),
    );
    expect(copy.name).toBe("[hidden]");
    expect(copy.additional_kwargs).toEqual({
      index: "[hidden]",
      parts: [{ type: "text", index: 1, text: "[hidden]" }],
    });
  });

  test.each([
    new HumanMessage("secret"),
    new SystemMessage("secret"),
    new ToolMessage({ content: "secret", tool_call_id: "1", artifact: { text: "secret" } }),
    new AIMessageChunk("secret"),
  ])("keeps the class of a message: $type", (message) => {
    const copy = hidden(message);
    expect(copy.constructor).toBe(message.constructor);
    expect(copy.text).toBe("[hidden]");
    expect(message.text).toBe("secret");
  });

  test("keeps chunks that can be concatenated", () => {
    const chunk = (text: string): ChatGenerationChunk =>
      new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
    expect(hidden(chunk("a secret ")).concat(hidden(chunk("it was"))).message.text).toBe(
      "a [hidden] it was",
    );
  });

  test("keeps the classes of errors, and redacts stacks, causes and own fields", () => {
    const error = new NoUsableProposalError("secret", [], []);
    error.cause = new AggregateError([new TypeError("secret")], "secret");
    const copy = hidden(error);
    expect(copy).toBeInstanceOf(NoUsableProposalError);
    expect(NoUsableProposalError.isInstance(copy)).toBe(true);
    expect(copy).toMatchObject({ code: "NO_USABLE_PROPOSAL", node: "[hidden]" });
    expect(copy.stack).toContain("NoUsableProposalError");
    expect(stringsIn(copy).join()).not.toContain("secret");
    expect(stringsIn(hidden(new DOMException("secret", "AbortError")))).toContain("[hidden]");
  });

  test("copies cycles", () => {
    const node: { text: string; self?: unknown; list: unknown[] } = { text: "secret", list: [] };
    node.self = node;
    node.list.push(node.list);
    const copy = hidden(node);
    expect(copy.self).toBe(copy);
    expect(copy.list[0]).toBe(copy.list);
  });

  test("replaces objects by their `toJSON` result, and keeps signals", () => {
    const { signal } = new AbortController();
    const copy = hidden({ url: new URL("https://example.com/secret"), signal, at: new Date(0) });
    expect(copy).toEqual({ url: "https://example.com/[hidden]", signal, at: new Date(0) });
    expect(copy.signal).toBe(signal);
  });

  test("passes each text to the hook once, and type names and ids never", () => {
    const shown: string[] = [];
    const text = (each: string): string => {
      shown.push(each);
      return "***";
    };
    const message = new HumanMessage("secret");
    const copy = redactedCopy([message, { type: "secret" }, { type: "word" }], { ...hiding, text });
    expect(copy[0]).toMatchObject({ type: "human", content: "***" });
    expect(shown.filter((each) => each === "secret")).toHaveLength(1);
    expect(shown).not.toContain("human");
    expect(shown).toContain("word");
  });

  test("replaces what cannot be read", () => {
    const deep: unknown[] = [];
    let end = deep;
    for (let depth = 0; depth < 100_000; depth += 1) {
      const next: unknown[] = [];
      end.push(next);
      end = next;
    }
    end.push("secret");
    const broken = {
      get text(): string {
        throw new Error("secret");
      },
    };
    const copy = hidden({ deep, broken, text: "a secret" });
    expect(stringsIn(copy).join()).not.toContain("secret");
    expect(stringsIn(copy).filter((each) => each === redactionFailed)).toHaveLength(2);
    expect(copy.text).toBe("a [hidden]");
  });
});
