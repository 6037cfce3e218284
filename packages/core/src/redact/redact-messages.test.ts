import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { describe, expect, test } from "vitest";
import type { Redact } from "./redact.js";
import { redactMessages } from "./redact-messages.js";

const hide: Redact = (text) => text.replaceAll("secret", "[hidden]");

function thrownBy(redact: unknown): unknown {
  try {
    return redactMessages([new HumanMessage("a secret")], redact as Redact);
  } catch (error) {
    return error;
  }
}

describe("redactMessages", () => {
  test("returns the same array if nothing changes", () => {
    const messages = [new HumanMessage("open"), new AIMessage("as ever")];
    expect(redactMessages(messages, hide)).toBe(messages);
  });

  test("copies only what changes", () => {
    const kept = new HumanMessage("open");
    const changed = new HumanMessage({ id: "1", name: "Ada", content: "a secret" });
    const redacted = redactMessages([kept, changed], hide);
    expect(redacted[0]).toBe(kept);
    expect(redacted[1]).toMatchObject({ id: "1", name: "Ada", content: "a [hidden]" });
    expect(changed.content).toBe("a secret");
  });

  test("redacts arguments and results of tool calls", () => {
    const messages: BaseMessage[] = [
      new AIMessage({
        content: [
          { type: "text", text: "secret" },
          { type: "tool_use", id: "call_secret", name: "find", input: { word: "secret" } },
        ],
        tool_calls: [{ id: "call_secret", name: "find", args: { word: "secret" } }],
      }),
      new ToolMessage({ content: "a secret", tool_call_id: "call_secret" }),
    ];
    const [asked, found] = redactMessages(messages, hide);
    expect(asked).toMatchObject({
      content: [
        { type: "text", text: "[hidden]" },
        { type: "tool_use", id: "call_secret", name: "find", input: { word: "[hidden]" } },
      ],
      tool_calls: [{ id: "call_secret", name: "find", args: { word: "[hidden]" } }],
    });
    expect(found).toMatchObject({ content: "a [hidden]", tool_call_id: "call_secret" });
  });

  const card = "4111111111111111";
  const hideCard: Redact = (text) =>
    text
      .replaceAll(card, "[card]")
      .replaceAll("Müller", "[name]")
      .replaceAll("1980-05-04", "[day]");

  test.each<[string, unknown, unknown]>([
    ["a number", Number(card), "[card]"],
    ["a bigint", BigInt(card), "[card]"],
    ["a boxed text", Object(`pay ${card}`), "pay [card]"],
    ["a number in a list", [[1, Number(card)]], [[1, "[card]"]]],
    ["a date", { born: new Date("1980-05-04") }, { born: "[day]T00:00:00.000Z" }],
    ["a property name", { [card]: 1, kept: 2 }, { "[card]": 1, kept: 2 }],
    ["a word as a property name", { Müller: 1 }, { "[name]": 1 }],
    ["equal property names", { [card]: 1, [`[card]`]: 2 }, { "[card]_": 1, "[card]": 2 }],
    ["numbers of eight bytes", new Float64Array([1, Number(card)]), [1, "[card]"]],
    ["a URL", new URL(`https://x.y/${card}`), "https://x.y/[card]"],
    ["a class with toJSON", { toJSON: () => ({ card: Number(card) }) }, { card: "[card]" }],
    ["a function with toJSON", Object.assign(() => 1, { toJSON: () => Number(card) }), "[card]"],
    ["a map", new Map([[card, Number(card)]]), new Map([["[card]", "[card]"]])],
    ["an ordinary value", { at: 1, is: true, no: null }, { at: 1, is: true, no: null }],
  ])("redacts %s in arguments of a tool", (_, value, expected) => {
    const args = { value };
    const content = [{ type: "tool_use", id: "1", name: "pay", input: args }];
    const message = new AIMessage({ content, tool_calls: [{ id: "1", name: "pay", args }] });
    const [asked] = redactMessages([message], hideCard);
    expect(asked).toMatchObject({ tool_calls: [{ args: { value: expected } }] });
    expect(asked?.content).toMatchObject([{ input: { value: expected } }]);
  });

  test("redacts the JSON of arguments, with escaped characters, and leaves other JSON alone", () => {
    const called = (text: string): AIMessage[] => [
      new AIMessage({
        content: "",
        additional_kwargs: {
          tool_calls: [{ id: "1", type: "function", function: { name: "pay", arguments: text } }],
        },
      }),
      new AIMessage({
        content: "",
        invalid_tool_calls: [{ id: "2", name: "pay", args: text, type: "invalid_tool_call" }],
      }),
    ];
    const given = String.raw`{ "card": ${card}, "name": "M\u00fcller", "n": 1.0 }`;
    const redacted = '{"card":"[card]","name":"[name]","n":1}';
    expect(redactMessages(called(given), hideCard)).toMatchObject([
      { additional_kwargs: { tool_calls: [{ function: { name: "pay", arguments: redacted } }] } },
      { invalid_tool_calls: [{ args: redacted }] },
    ]);
    const open = called('{ "n": 1.0 }');
    expect(redactMessages(open, hideCard)).toBe(open);
    const broken = redactMessages(called(`{"card": ${card}, "na`), hideCard);
    expect(JSON.stringify(broken)).not.toContain(card);
  });

  test("keeps positions, and the names of tools, for a hook that hides everything", () => {
    const message = new AIMessage({
      content: [{ type: "text", text: "a", index: 0 }],
      additional_kwargs: {
        tool_calls: [{ id: "1", type: "function", function: { name: "pay", arguments: "{}" } }],
      },
    });
    const [asked] = redactMessages([message], () => "***");
    expect(asked).toMatchObject({
      content: [{ type: "text", text: "***", index: 0 }],
      additional_kwargs: {
        tool_calls: [{ id: "1", type: "function", function: { name: "pay", arguments: "***" } }],
      },
    });
  });

  test("passes the destination to the hook", () => {
    const exits = new Set<string>();
    redactMessages([new HumanMessage("open")], (text, exit) => {
      exits.add(exit);
      return text;
    });
    expect([...exits]).toEqual(["model"]);
  });

  test("throws if the hook throws, without the text of its error", () => {
    const cause = new Error("cannot read: a secret");
    const error = thrownBy(() => {
      throw cause;
    });
    expect(error).toMatchObject({ code: "REDACTION_FAILED", cause });
    expect(String(error)).toMatchInlineSnapshot(
      `"RedactionFailedError: The \`redact\` hook threw, so nothing was sent to the model."`,
    );
  });

  test("throws if the hook returns no string", () => {
    const error = thrownBy(async () => "text");
    expect(error).toMatchObject({ code: "REDACTION_FAILED" });
    expect(String(error)).toMatchInlineSnapshot(
      `"RedactionFailedError: The \`redact\` hook returned a promise instead of a string, so nothing was sent to the model."`,
    );
    expect(String(thrownBy(() => undefined))).toContain("returned undefined instead of a string");
    expect(String(thrownBy("no hook"))).toContain("The `redact` hook threw");
  });
});
