import { describe, expect, test } from "vitest";
import { chatCommandOf } from "./chat-commands.js";

describe("chatCommandOf", () => {
  test.each([
    ["/exit", "exit"],
    ["  /clear ", "clear"],
    ["/help", "help"],
  ])("takes %j for a command", (line, command) => {
    expect(chatCommandOf(line)).toBe(command);
  });

  test.each(["exit", "What is /etc/passwd?", "/etc/passwd", "/exit now", "/", "// why?"])(
    "takes %j for a question",
    (line) => {
      expect(chatCommandOf(line)).toBeUndefined();
    },
  );

  test("refuses a misspelt command, also one that every object has", () => {
    expect(() => chatCommandOf("/exti")).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: There is no chat command \`/exti\`.]`,
    );
    expect(() => chatCommandOf("/constructor")).toThrow("There is no chat command `/constructor`");
  });
});
