import { expect, test } from "vitest";
import { alignColumns } from "./align-columns.js";

test("alignColumns pads all columns except the last by their terminal columns", () => {
  expect(
    alignColumns([
      ["漢字", "1 layer", "first"],
      ["abc", "12 layers", "🎉"],
    ]),
  ).toEqual(["漢字  1 layer    first", "abc   12 layers  🎉"]);
});
