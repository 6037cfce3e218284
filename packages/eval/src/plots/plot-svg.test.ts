import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { anyText } from "../../test/any-text.js";
import { hostile, samplePlots } from "../../test/sample-result.js";
import type { BarPlot, Plot, RadarPlot, ScatterPlot } from "../results/evaluation-result.js";
import { plotSvg } from "./plot-svg.js";

interface Parsed {
  readonly names: string[];
  readonly texts: string[];
  readonly attributes: string[];
}

/** Parses XML. Throws if it is not well-formed. */
function parse(svg: string): Parsed {
  const [names, texts, attributes]: string[][] = [[], [], []];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", (tag) => {
    names!.push(tag.name);
    attributes!.push(
      ...Object.entries(tag.attributes).map(([key, { value }]) => `${key}=${value}`),
    );
  });
  parser.on("text", (text) => texts!.push(text));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(svg).close();
  return { names: names!, texts: texts!, attributes: attributes! };
}

const kinds = Object.values(samplePlots);

describe("plotSvg", () => {
  test.each(kinds)("draws $type with title, description and what is published", (plot) => {
    const svg = plotSvg(plot);
    const { names, texts } = parse(svg);
    expect(svg.slice(0, 40)).toBe('<svg xmlns="http://www.w3.org/2000/svg" ');
    expect(names.slice(0, 3)).toEqual(["svg", "title", "desc"]);
    expect(texts).toContain(plot.title);
    expect(texts.some((text) => text.includes("published"))).toBe(true);
    expect(names).not.toContain("script");
    expect(svg).not.toMatch(/NaN|undefined|Infinity|\sid=|\shref=|url\(/);
  });

  test.each(kinds)("shows hostile texts of $type as texts", (plot) => {
    const renamed = JSON.parse(
      JSON.stringify({ ...plot, title: hostile }, (key, value: unknown) =>
        key === "label" ? hostile : value,
      ),
    ) as Plot;
    const { names, texts, attributes } = parse(plotSvg(renamed));
    expect(names).not.toContain("script");
    expect(names).not.toContain("img");
    expect(attributes.filter((each) => each.startsWith("on"))).toEqual([]);
    expect(texts).toContain("=</script><img src=x onerror=alert(1)>|`*\\u{202e}\\u{0}");
  });

  test("has a label and a value for each of 60 bars", () => {
    const bars = Array.from({ length: 60 }, (_, index) => ({
      label: `m${index}`,
      value: index + 0.5,
    }));
    const { texts } = parse(plotSvg({ ...samplePlots.bars, bars }));
    expect(bars.filter(({ label }) => !texts.includes(label))).toEqual([]);
    expect(bars.filter(({ value }) => !texts.includes(value.toFixed(1)))).toEqual([]);
  });

  test("keeps bars apart whose labels are the same", () => {
    const bars = [1, 2, 3].map((value) => ({ label: "twin", value }));
    const { texts } = parse(plotSvg({ ...samplePlots.bars, bars }));
    // Each beside its bar, and as the tooltip of its label.
    expect(texts.filter((text) => text === "twin")).toHaveLength(6);
  });

  test("names bars and points that have no value", () => {
    expect(parse(plotSvg(samplePlots.bars)).texts).toContain("no value");
    expect(parse(plotSvg(samplePlots.scatter)).texts).toContain(
      "Not drawn, because a value is unknown: unknown.",
    );
  });

  test("names the points that it has no room to label", () => {
    const points = Array.from({ length: 80 }, (_, index) => ({
      label: `model ${index}`,
      x: 1,
      y: 2,
    }));
    const { texts } = parse(plotSvg({ ...samplePlots.scatter, points }));
    const all = texts.join(" ");
    expect(points.filter(({ label }) => !all.includes(label))).toEqual([]);
    expect(all).toContain("Drawn without a label, for lack of room: ");
  });

  test("draws twelve axes of a radar with their names, clockwise from the top", () => {
    const axes = Array.from({ length: 12 }, (_, index) => `Axis${index}`);
    const plot: RadarPlot = { ...samplePlots.radar, axes, systems: [] };
    const { texts } = parse(plotSvg(plot));
    expect(texts.filter((text) => text.startsWith("Axis"))).toEqual(axes);
  });

  test.each<[string, Plot]>([
    ["no bars", { ...samplePlots.bars, bars: [] }],
    ["one bar", { ...samplePlots.bars, bars: [{ label: "a", value: 0 }] }],
    [
      "negative bars",
      { ...samplePlots.bars, bars: [{ label: "a", value: -3, interval: [-4, -2] }] },
    ],
    ["only nulls", { ...samplePlots.bars, bars: [{ label: "a", value: null }] }],
    ["no lines", { ...samplePlots.lines, lines: [] }],
    ["one point", { ...samplePlots.lines, lines: [{ label: "a", points: [{ x: 3, y: 3 }] }] }],
    [
      "equal values",
      {
        ...samplePlots.scatter,
        points: [
          { label: "a", x: 0, y: 0 },
          { label: "b", x: 0, y: 0 },
        ],
      },
    ],
    ["no points", { ...samplePlots.scatter, points: [] }],
    ["a radar without range", { ...samplePlots.radar, from: 0, to: 0, systems: [] }],
  ])("draws %s without faults", (_, plot) => {
    const svg = plotSvg(plot, { width: 320 });
    expect(parse(svg).names.length).toBeGreaterThan(5);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("refuses NaN and infinity, and says where", () => {
    const bars = [{ label: "a", value: Number.NaN }];
    expect(() => plotSvg({ ...samplePlots.bars, bars })).toThrow(
      /^`rates\.bars\[0\]\.value` is NaN\./,
    );
    const points = [{ label: "a", x: Number.POSITIVE_INFINITY, y: 1 }];
    expect(() => plotSvg({ ...samplePlots.scatter, points })).toThrow(
      /^`budget\.points\[0\]\.x` is Infinity\./,
    );
  });

  test("is well-formed for any texts and numbers", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
    const value = fc.option(number, { nil: null });
    const bars = fc.array(fc.record({ label: anyText, group: anyText, value }), { maxLength: 8 });
    const points = fc.array(fc.record({ label: anyText, x: value, y: value }), { maxLength: 8 });
    fc.assert(
      fc.property(bars, points, anyText, (someBars, somePoints, title) => {
        const barPlot: BarPlot = { ...samplePlots.bars, title, bars: someBars };
        const scatterPlot: ScatterPlot = { ...samplePlots.scatter, title, points: somePoints };
        for (const svg of [plotSvg(barPlot), plotSvg(scatterPlot)]) {
          expect(parse(svg).names).not.toContain("script");
          expect(svg).not.toMatch(/="[^"]*(?:NaN|undefined|Infinity)/);
        }
      }),
      { numRuns: 8 },
    );
  });
});
