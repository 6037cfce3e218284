import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WholeCharacters } from "./whole-characters.js";

function joined(pieces: readonly string[]): string[] {
  const characters = new WholeCharacters();
  return [...pieces.map((piece) => characters.push(piece)), characters.end()];
}

describe("WholeCharacters", () => {
  test("joins the halves of a character, also with an empty piece between them", () => {
    expect(joined(["Party \ud83c", "", "\udf89!"])).toEqual(["Party ", "", "🎉!", ""]);
  });

  test("replaces a half without the other one, also at the end", () => {
    expect(joined(["a\udf89", "b\ud83c", "c\ud83c", "\ud83c"])).toEqual([
      "a\uFFFD",
      "b",
      "\uFFFDc",
      "\uFFFD",
      "\uFFFD",
    ]);
  });

  test("keeps well-formed text in pieces of any size, and passes on no half", () => {
    const units = fc.string({ unit: fc.constantFrom("a", "\ud83c", "\udf89", "é", "👩‍👩‍👧") });
    fc.assert(
      fc.property(fc.array(units), (pieces) => {
        const passed = joined(pieces);
        const whole = Buffer.from(pieces.join("")).toString();
        expect(passed.join("")).toBe(whole);
        for (const piece of passed) expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
