import { compile, defineGraph, layered, proposer } from "@moagraph/core";
import { planRun } from "@moagraph/core/graph";
import { simulated } from "@moagraph/simulated";
import { describe, expect, test } from "vitest";
import { duet } from "../../test/duet.js";
import { recordRun } from "../../test/record-run.js";
import { ScriptedModel } from "../../test/scripted-model.js";
import { createRunRecorder } from "../record/create-run-recorder.js";
import type { RunReport } from "../run-report.js";
import { reportHtml } from "./report-html.js";

async function reportOf(text: string, prompt = "Why?"): Promise<RunReport> {
  const models = {
    ada: new ScriptedModel(text),
    bob: new ScriptedModel(new Error(text)),
    fuse: new ScriptedModel(text),
  };
  return recordRun(duet, compile(duet, { models }), { prompt });
}

/** The tags of a page, without what is in its style sheet. */
function tagsOf(html: string): string[] {
  return html.replace(/<style>[^]*?<\/style>/, "").match(/<[a-z!/](?:[^>"]|"[^"]*")*>/g) ?? [];
}

describe("reportHtml", () => {
  test("shows question, answer, calls, settings and the difference from the plan", async () => {
    const report = await reportOf("So it is.", "Why so?");
    const html = reportHtml({ ...report, plan: planRun(duet, { facts: () => ({}) }) });
    for (const text of [
      "Why so?",
      "So it is.",
      "ada",
      "Ledger: 3 requests",
      "Plan and use by layer",
    ]) {
      expect(html).toContain(text);
    }
    expect(html).toContain("degraded: fuse had fewer proposals than planned: 1 of 2");
  });

  test.each([
    ["a script", "</script><script>alert(1)</script>"],
    ["an image with a handler", "<img src=x onerror=alert(1)>"],
    ["the end of a style", "</style><script>alert(1)</script>"],
    ["the end of a text", "</pre></details></main><iframe src='http://evil.test'>"],
    ["the end of an attribute", `" onmouseover="alert(1)" x='`],
    ["a comment", "<!-- --> <![CDATA[ ]]>"],
  ])("makes %s inert, wherever it is", async (_, hostile) => {
    const recorded = await reportOf("marker", "marker");
    const graph = defineGraph({ ...duet, name: "marker", nodes: duet.nodes });
    const json = JSON.stringify({ ...recorded, graph });
    const escaped = JSON.stringify(hostile).slice(1, -1);
    const [plain, tags] = [json, json.replaceAll("marker", escaped)].map((each) =>
      tagsOf(reportHtml(JSON.parse(each) as RunReport)),
    );
    const namesOf = (all: readonly string[]): string[] =>
      all.map((tag) => (/^<\/?[^\s>]+/.exec(tag) ?? [""])[0]);
    expect(namesOf(tags ?? [])).toEqual(namesOf(plain ?? []));
    expect(tags?.filter((tag) => /\son[a-z]+=/.test(tag.replaceAll(/"[^"]*"/g, '""')))).toEqual([]);
  });

  test("shows characters that control or reorder text", async () => {
    const html = reportHtml(await reportOf("a\u0000b\u001B[2Jc\u202Ed\uD800e"));
    expect(html).toContain("a\\u{0}b\\u{1b}[2Jc\\u{202e}d\uFFFDe");
    expect(html).not.toMatch(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/u);
  });

  test("requests nothing, and has no script", async () => {
    const html = reportHtml(await reportOf("https://evil.test/x.png"));
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline';`);
    expect(
      tagsOf(html).filter((tag) => /^<(script|link|img|iframe|base|form)\b/.test(tag)),
    ).toEqual([]);
    expect(html).not.toMatch(/url\(\s*["']?(?!#)/);
    expect(tagsOf(html).filter((tag) => /\s(src|srcset|action|data)=/.test(tag))).toEqual([]);
  });

  test("has a reply of a million characters once", async () => {
    const long = "x".repeat(1_000_000);
    const html = reportHtml(await reportOf(long));
    // Ada's reply, the prompt that quotes it, the error of Bob, the answer, and its reply.
    expect(html.length).toBeLessThan(7 * long.length);
    expect(html.length).toBeGreaterThan(3 * long.length);
  });

  test("shows why a run failed, and the page about the error", async () => {
    const models = {
      ada: new ScriptedModel(new Error("No.")),
      bob: new ScriptedModel(new Error("No.")),
      fuse: new ScriptedModel("x"),
    };
    const html = reportHtml(await recordRun(duet, compile(duet, { models })));
    expect(html).toContain("The run failed.");
    expect(html).toContain("How to fix it: ");
    expect(html).toMatch(/<a href="[^"]+errors\/no-usable-proposal\.html"/);
    expect(html).toContain("There is no answer.");
  });

  test("links the error of a single call to its page", async () => {
    const html = reportHtml(await reportOf("It failed."));
    expect(html).toMatch(
      /<a href="[^"]+errors\/call-failed\.html"[^>]*>CALL_FAILED<\/a>: It failed/,
    );
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    " java\nscript:alert(1)",
    "//evil.test",
    "",
  ])("shows the address %j of a report from a file as text", async (docsUrl) => {
    const recorded = await reportOf("x");
    const error = { code: "X", message: "It failed.", hint: "", docsUrl };
    const links = tagsOf(reportHtml({ ...recorded, error })).filter((tag) => /\shref=/.test(tag));
    const addresses = links.map((tag) => /\shref="([^"]*)"/.exec(tag)?.[1]);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((each) => !/^(#|https:\/\/)/.test(each ?? ""))).toEqual([]);
  });

  test("shows that a run could not start", () => {
    const recorder = createRunRecorder(duet);
    recorder.fail(new Error("No model."));
    const html = reportHtml(recorder.report());
    expect(html).toContain("The run failed.");
    expect(html).toMatch(/errors\/unexpected\.html/);
  });

  test("is a page for a run that has not begun", () => {
    const html = reportHtml(createRunRecorder(duet).report());
    expect(html).toContain("The run has not ended.");
    expect(html).toContain("No call was made.");
  });

  test("grows with the number of calls, not with its square", async () => {
    const sizeOf = async (width: number): Promise<number> => {
      const nodes = Array.from({ length: width }, (_, index) =>
        proposer({ model: `simulated:m${index}`, maxOutputTokens: 5 }),
      );
      const layers = [{ nodes }, { nodes }];
      const graph = layered({ name: "wide", layers, aggregator: { model: "simulated:end" } });
      const app = compile(graph, { providers: [simulated()] });
      return reportHtml(await recordRun(graph, app, { prompt: "What about tides?" })).length;
    };
    const [small, large] = [await sizeOf(15), await sizeOf(60)];
    expect(large / small).toBeLessThan(4.5);
  });
});
