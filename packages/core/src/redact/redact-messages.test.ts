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
