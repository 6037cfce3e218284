import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReasoningSeparator } from "./reasoning-separator.js";

interface Known {
  readonly isUnopened?: boolean;
  readonly isCut?: boolean;
}

/** Text and reasoning of a reply that comes in pieces. */
function streamed(
  pieces: readonly string[],
  { isUnopened = false, isCut = false }: Known = {},
): [text: string, reasoning: string] {
  let text = "";
  let reasoning = "";
  const parts = {
    onText: (part: string) => void (text += part),
    onReasoning: (part: string) => void (reasoning += part),
    onReset() {
      reasoning += text;
      text = "";
    },
  };
  const separator = new ReasoningSeparator(parts, isUnopened);
  for (const piece of pieces) separator.push(piece);
  separator.end(isCut);
  return [text, reasoning];
}

function separated(whole: string, known?: Known): [text: string, reasoning: string] {
  return streamed([whole], known);
}

/** A separator, and what it has passed on, in order. */
function listening(isUnopened = false): { separator: ReasoningSeparator; seen: string[] } {
  const seen: string[] = [];
  const parts = {
    onText: (part: string) => void seen.push(`text ${part}`),
    onReasoning: (part: string) => void seen.push(`reasoning ${part}`),
    onReset: () => void seen.push("reset"),
  };
  return { separator: new ReasoningSeparator(parts, isUnopened), seen };
}

describe("the reasoning in a text", () => {
  test.each([
    ["<think>plan</think>\n\nFour.", "Four.", "plan"],
    ["\n <think>\nplan\n</think>Four.", "Four.", "\nplan\n"],
    ["<THINK>plan</Think> Four.", "Four.", "plan"],
    ["<thought>plan</thought>Four.", "Four.", "plan"],
    ["<thinking>plan</thinking>Four.", "Four.", "plan"],
    ['<thinking effort="low">plan</thinking>Four.', "Four.", "plan"],
    ["<reasoning >plan</reasoning >Four.", "Four.", "plan"],
    ["<seed:think>plan</seed:think>Four.", "Four.", "plan"],
    ["[THINK]plan[/THINK]Four.", "Four.", "plan"],
    ["◁think▷plan◁/think▷Four.", "Four.", "plan"],
    ["<think></think>\n\nFour.", "Four.", ""],
    ["<think>a</think>\n<think>b</think>\nFour.", "Four.", "ab"],
    ["plan\n</think>\n\nFour.", "Four.", "plan\n"],
    ["OK</think>OK", "OK", "OK"],
    ["</think>\n\nFour.", "Four.", ""],
    ["<think>a<think>b</think>c</think>Four.", "Four.", "a<think>bc"],
    ["<think>I close with `</think>` later</think>Four.", "Four.", "I close with `</think>` later"],
    ["One.\n<think>plan</think>\nTwo.", "One.\n\nTwo.", "plan"],
    ["<think>the limit came too ear", "", "the limit came too ear"],
    ["<think>A <thinking> tag</think>Four.", "Four.", "A <thinking> tag"],
  ])("in %j, the text is %j and the reasoning %j", (whole, text, reasoning) => {
    expect(separated(whole)).toEqual([text, reasoning]);
  });

  test.each([
    "Four.",
    "",
    "  \n",
    "\n  indented",
    "Use `<think>` and `</think>` in the template.",
    "`</think>` ends it.",
    "```xml\n<think>\nplan\n</think>\n```\nDone.",
    "~~~\n</think>\n~~~",
    "A <think> tag without an end.",
    "The <think> tag opens and </think> closes reasoning.",
    "Models like R1 end their reasoning with </think>.",
    'The `<` of a tag; "</think>" is the tag.',
    "Tags:\n- <think>: opens\n- </think>: closes\nThat's all.",
    "| <think> | open |\n| </think> | close |",
    "So:\n\n    <think>x</think>\n\nDone.",
    "So:\n\n\t</think>\n",
    "a < b, [think](about:it), <thinker>x</thinker>, <th",
    "One.\n<think>never closed",
    "List<think>",
    "[think]small letters[/think]",
  ])("is not looked for in %j", (whole) => {
    expect(separated(whole)).toEqual([whole, ""]);
  });

  test("of a model that opens no tag is held back until the closing tag", () => {
    expect(separated("plan</think>Four.", { isUnopened: true })).toEqual(["Four.", "plan"]);
    expect(separated("```\nplan</think>Four.", { isUnopened: true })[0]).toBe("Four.");
    expect(separated("<think>plan</think>Four.", { isUnopened: true })).toEqual(["Four.", "plan"]);
  });

  test("of such a model is everything if the reply was cut, and nothing if it was not", () => {
    expect(separated("Four.", { isUnopened: true })).toEqual(["Four.", ""]);
    expect(separated("plan", { isUnopened: true, isCut: true })).toEqual(["", "plan"]);
  });

  test("is told from the text in the same way, whatever the pieces", () => {
    const kinds =
      "<think>|</think>|<THOUGHT>|</thought>|[THINK]|[/THINK]|`|```\n|\n| |a|word |<|</|th|>|~~~|◁think▷";
    const part = fc.constantFrom(...kinds.split("|"));
    fc.assert(
      fc.property(
        fc.array(part),
        fc.boolean(),
        fc.infiniteStream(fc.nat(9)),
        (parts, known, cuts) => {
          const whole = parts.join("");
          const pieces: string[] = [];
          for (let from = 0; from < whole.length;) {
            const length = (cuts.next().value ?? 0) + 1;
            pieces.push(whole.slice(from, from + length));
            from += length;
          }
          expect(streamed(pieces, { isUnopened: known })).toEqual(
            separated(whole, { isUnopened: known }),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test("is no longer held back once the vendor is seen to send it apart", () => {
    const { separator, seen } = listening(true);
    separator.push("It is ");
    expect(seen).toEqual([]);
    separator.release();
    separator.push("4.");
    expect(seen).toEqual(["text It is ", "text 4."]);
  });

  test("is passed on before its end, and the text as it comes", () => {
    const { separator, seen } = listening();
    for (const piece of ["<thi", "nk>pl", "an</", "think>", "\n", "Fo", "ur <", "4"]) {
      separator.push(piece);
    }
    expect(seen).toEqual(["reasoning pl", "reasoning an", "text Fo", "text ur ", "text <4"]);
  });

  test("that no tag opened resets the text", () => {
    const { separator, seen } = listening();
    for (const piece of ["plan", " b", "</think>", "Four."]) separator.push(piece);
    expect(seen).toEqual(["text plan", "text  b", "reset", "text Four."]);
    expect(separator.hasUnopened).toBe(true);
  });

  // In quadratic time, each pair of pieces could take no more than 11 ns.
  test("takes linear time to find", () => {
    const hostile = [
      "`</think>`".repeat(30_000),
      "<think>\n".repeat(30_000),
      "</think>".repeat(30_000),
      "<".repeat(300_000),
      `x\n<think>${"a`</think>`".repeat(30_000)}`,
    ];
    const atStart = process.cpuUsage();
    for (const whole of hostile) {
      const [text, reasoning] = streamed(whole.match(/[^]{1,7}/g) ?? []);
      expect(text.length + reasoning.length).toBeLessThanOrEqual(whole.length);
    }
    const { user, system } = process.cpuUsage(atStart);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
