import { describe, expect, test } from "vitest";
import { createProgram } from "../create-program.js";
import { checkDashPrompts } from "./dash-prompt.js";

const { signal } = new AbortController();
const program = createProgram({ signal, end() {}, onInterrupt() {} });

describe("checkDashPrompts", () => {
  test.each([
    [["run", "moa", "-5 + 3?"], "-5 + 3?"],
    [["run", "moa", "--offline", "-5"], "-5"],
    [["run", "moa", "--json", "-5"], "-5"],
    [["run", "moa", "-V what is this?"], "-V what is this?"],
    [["run", "moa", "--offline is what?"], "--offline is what?"],
    [["run", "moa", "-moon?"], "-moon?"],
    [["run", "moa", "--offline", "-Vienna?"], "-Vienna?"],
    [["--debug", "run", "moa", "-mars"], "-mars"],
    [["run", "moa", "- a list\n- of items"], "- a list…"],
  ])("refuses %j", (args, shown) => {
    const message = `\`${shown}\` begins with \`-\`, so it is read as an option.`;
    expect(() => checkDashPrompts(args, program)).toThrow(message);
  });

  test.each([
    [["run", "moa", "--", "-5 + 3?"]],
    [["run", "moa", "-"]],
    [["run", "moa", "--temperature", "-1", "Why?"]],
    [["run", "moa", "--model=a:b c=d:e", "Why?"]],
    [["run", "-m", "a:b=c:d", "moa", "Why -5?"]],
    [["run", "-ma:b=c:d", "moa", "Why?"]],
    [["run", "moa", "--", "-moon?"]],
    [["run", "moa", "-V"]],
    [["run", "moa", "-help"]],
    [["plan", "moa", "-moon?"]],
  ])("accepts %j", (args) => {
    expect(() => checkDashPrompts(args, program)).not.toThrow();
  });
});
