import { describe, expect, test } from "vitest";
import { parseGraphText } from "./parse-graph-text.js";

describe("parseGraphText", () => {
  test.each(["x.json", "x.JSON", "x", "/dev/fd/63"])("reads brackets in %s as JSON", (file) => {
    expect(() => parseGraphText("{ a: 1 }", file)).toThrow(`${file}:1:3: broken JSON:`);
  });

  test.each(["x.yaml", "x.yml", "x", "/dev/fd/63"])("reads indented text in %s as YAML", (file) => {
    expect(parseGraphText("a: 1", file).value).toEqual({ a: 1 });
  });

  test("goes by the name, not by the content, where the name says it", () => {
    expect(parseGraphText("{ a: 1 }", "x.yaml").value).toEqual({ a: 1 });
    expect(() => parseGraphText("a: 1", "x.json")).toThrow("broken JSON");
  });

  test("gives places with line and column", () => {
    expect(parseGraphText("a:\r\n  b: 1\r\n", "x.yaml").positionOf(["a", "b"])).toBe("x.yaml:2:6");
  });

  test("lists the first of many faults", () => {
    const text = "a\n".repeat(30).replaceAll("a", "- !t a");
    expect(() => parseGraphText(text, "x.yaml")).toThrow(
      /^`x.yaml` has 30 faults:\n[^]*\n {2}… and 10 more$/,
    );
  });
});
