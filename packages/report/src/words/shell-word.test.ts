import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellWord } from "./shell-word.js";

test.each(["openai:gpt-4o", "a b", "it's", "$(echo no)", "`echo no`", "a;b&c|d>e", "", "é\n!"])(
  "a shell reads %j back as one word",
  (text) => {
    const script = `printf '<%s>' ${shellWord(text)}`;
    expect(execFileSync("sh", ["-c", script], { encoding: "utf8" })).toBe(`<${text}>`);
  },
);

test("what needs no quotes has none", () => {
  expect(shellWord("together:Qwen/Qwen3-8B=vllm:b")).toBe("together:Qwen/Qwen3-8B=vllm:b");
});
