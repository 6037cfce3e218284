import { describe, expect, it } from "vitest";
import { markIn, withAdded } from "./added-texts.js";

const items = ["1. The Moon", "2. Tides\n- Spring tides", "3. Coffee"];
const end = "\n\nContinue your answer exactly where it ends.";

/** A message of core, which says more of some proposals. */
function message(texts: readonly string[], mark?: string): string {
  const quote = (text: string): string =>
    mark === undefined ? text : `<${mark}>\n${text}\n</${mark}>`;
  return `More of the answers:${texts.map((text) => text.replace(/«([^]*)»/, (_, each: string) => quote(each))).join("")}${end}`;
}

describe("withAdded", () => {
  it.each([undefined, "quote-123456789"])(
    "adds texts to their proposals, with the mark %s",
    (mark) => {
      const added = message(
        ["\n1. «moves away.»\n(Answer 1 goes on.)", "\n2. «are strong.\n\nNeap»", "\n4. «Chess»"],
        mark,
      );
      const more = message(["\n2. «tides are weak.»", "\n1. (Answer 1 is complete.)"], mark);
      expect(withAdded(items, [added, more])).toEqual([
        "1. The Moon moves away.",
        "2. Tides\n- Spring tides are strong.\n\nNeap tides are weak.",
        "3. Coffee",
        "4. Chess",
      ]);
    },
  );

  it.each([undefined, "quote-123456789"])(
    "removes and replaces proposals, with the mark %s",
    (mark) => {
      const changed = message(
        [
          "\n1. (Answer 1 has failed. Do not rely on what you have seen of it.)",
          "\n2. (What you have seen of answer 2 is replaced by this.) «Ebb and flow»",
        ],
        mark,
      );
      expect(withAdded(items, [changed])).toEqual(["2. Ebb and flow", "3. Coffee"]);
    },
  );
});

describe("markIn", () => {
  it("finds the mark of a list that begins with any number", () => {
    expect(markIn("More:\n3. <quote-7>\nx\n</quote-7>")).toBe("quote-7");
    expect(markIn("More:\n3. x")).toBeUndefined();
  });
});
