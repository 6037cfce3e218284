import { describe, expect, it } from "vitest";
import { withAdded } from "./with-added.js";

const items = ["1. The Moon", "2. Tides\n- Spring tides", "3. Coffee"];
const request = "Continue your own answer exactly where it ends.";

/** A message of core, which says more of some proposals. */
function message(texts: readonly string[], mark?: string): string {
  const marked = texts.map((text) => text.replace("|", mark === undefined ? "" : `${mark} `));
  const end = mark === undefined ? "" : `\n${mark}`;
  return `The answers go on:\n${marked.join("\n")}${end}\n\n${request}`;
}

describe.each([undefined, "[012345678]"])("withAdded, with the mark %s", (mark) => {
  it("adds texts to their proposals", () => {
    const added = message(
      ["1. |moves away.", "2 (complete). |are strong.\n\nNeap", "4. |Chess"],
      mark,
    );
    const more = message(["2. |tides are weak.", "1 (complete)."], mark);
    expect(withAdded(items, [added, more])).toEqual([
      "1. The Moon moves away.",
      "2. Tides\n- Spring tides are strong.\n\nNeap tides are weak.",
      "3. Coffee",
      "4. Chess",
    ]);
  });

  it("removes proposals that have failed, and replaces others", () => {
    const failed = "1 (has failed: do not rely on what you have seen of it).";
    const replaced = "2 (replaces what you have seen of it; complete). |Ebb and flow";
    expect(withAdded(items, [message([failed, replaced], mark)])).toEqual([
      "2. Ebb and flow",
      "3. Coffee",
    ]);
  });
});

it("withAdded reads no list of a message that has none", () => {
  expect(withAdded(items, [`All answers are complete now. ${request}`])).toEqual(items);
});
