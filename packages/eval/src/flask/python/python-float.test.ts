import { expect, test } from "vitest";
import { pythonFloat } from "./python-float.js";

test.each([
  ["4", 4],
  [" +4. ", 4],
  [".5", 0.5],
  ["1E+2", 100],
  ["1_0", 10],
  ["\u0663", 3],
  ["\uff14", 4],
  ["\u{1d7d8}", 0],
  ["\u0661.\u0665", 1.5],
  [true, 1],
])("reads %j as Python's float does", (score, number) => {
  expect(pythonFloat(score)).toBe(number);
});

test.each(["", "1_", "_1", "1__0", "0x10", "4,5", "4/5", "nan", "inf", "1e400", null, [4]])(
  "has no finite number for %j",
  (score) => {
    expect(pythonFloat(score)).toBeUndefined();
  },
);
