import { describe, expect, test } from "vitest";
import { memoizeByObject } from "./memoize-by-object.js";

describe("memoizeByObject", () => {
  test("computes once for each object, and again for an equal one", () => {
    let made = 0;
    const lengthOf = memoizeByObject((list: readonly string[]) => {
      made += 1;
      return list.length;
    });
    const list = ["a", "b"];
    expect([lengthOf(list), lengthOf(list), lengthOf([...list])]).toEqual([2, 2, 2]);
    expect(made).toBe(2);
  });

  test("remembers that there was nothing to give", () => {
    let made = 0;
    const nothing = memoizeByObject(() => void (made += 1));
    const key = {};
    nothing(key);
    nothing(key);
    expect(made).toBe(1);
  });

  test("remembers nothing of a call that threw", () => {
    let made = 0;
    const twice = memoizeByObject(() => {
      made += 1;
      if (made === 1) throw new Error("not yet");
      return made;
    });
    const key = {};
    expect(() => twice(key)).toThrow("not yet");
    expect(twice(key)).toBe(2);
  });
});
