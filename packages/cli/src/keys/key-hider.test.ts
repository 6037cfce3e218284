import { replaceKeys } from "@moagraph/report/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keysIn } from "./hide-keys.js";
import { KeyHider } from "./key-hider.js";

const keys = keysIn({
  A_API_KEY: "sk-12345678",
  B_API_KEY: "sk-12345678-long",
  C_TOKEN: "abcabcabcd",
  D_TOKEN: "a+b/c=d&e",
});

function pushed(pieces: readonly string[]): string[] {
  const hider = new KeyHider(keys);
  return [...pieces.map((piece) => hider.push(piece)), hider.end()];
}

describe("KeyHider", () => {
  test("hides a key that is split over pieces, and passes on what is no key at once", () => {
    expect(pushed(["The key is s", "k-1234", "5678", ". Other"])).toEqual([
      "The key is ",
      "",
      "",
      "[A_API_KEY]. Other",
      "",
    ]);
  });

  test("shows what only begins like a key", () => {
    expect(pushed(["ask-", "1 sk", "-12"])).toEqual(["a", "sk-1 ", "", "sk-12"]);
  });

  test("prefers the longer of two keys", () => {
    expect(pushed(["sk-12345678", "-lo", "ng"]).join("")).toBe("[B_API_KEY]");
  });

  test("does not take the end of a key for the beginning of the next", () => {
    expect(pushed(["abcabcabcd"])).toEqual(["[C_TOKEN]", ""]);
    expect(pushed(["abcabc", "abcabcabcd"]).join("")).toBe("abcabc[C_TOKEN]");
  });

  test("hides a key as it is written in a URL", () => {
    expect(pushed(["?key=a%2Bb%2F", "c%3Dd%26e"]).join("")).toBe("?key=[D_TOKEN]");
  });

  test("gives the same text for pieces of any size, and holds back only beginnings of keys", () => {
    const part = fc.constantFrom("abc", "abcd", "sk-", "1234", "5678", "-long", " ", "🎉");
    const pieces = fc.array(fc.array(part).map((parts) => parts.join("")));
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.join("");
        expect(pushed(all).join("")).toBe(replaceKeys(text, keys));
        const shown = pushed(all).slice(0, -1).join("").length;
        expect(replaceKeys(text, keys).length - shown).toBeLessThan("sk-12345678-long".length);
      }),
    );
  });
});
