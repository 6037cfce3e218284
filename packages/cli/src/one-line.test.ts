import { expect, test } from "vitest";
import { oneLine } from "./one-line.js";

test("oneLine joins lines and keeps spaces", () => {
  expect(oneLine("  a  b \r\n\t c\u2028d\n")).toBe("  a  b c d");
});
