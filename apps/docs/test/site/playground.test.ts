import { describe, expect, test } from "vitest";
import { expectEnd, linkTo, openPlayground, run, write } from "./playground-page.js";

const fast = { firstTokenMs: 0, tokensPerSecond: 1_000, fault: "none", failures: 1 } as const;
const slow = { ...fast, firstTokenMs: 50, tokensPerSecond: 60 } as const;
const panel = `name: panel
nodes:
  ada: { kind: proposer, model: "simulated:ada" }
  bob: { kind: proposer, model: "simulated:bob" }
  fuse:
    kind: aggregator
    model: simulated:chair
    reads: [ada, bob]
output: fuse
`;
const allFast = { "simulated:ada": fast, "simulated:bob": fast, "simulated:chair": fast };

describe("the playground", () => {
  test("runs moa-lite to its answer, without an error or a foreign request", async (context) => {
    const { page, faults } = await openPlayground(context);
    await run(page, /^Answered\./);
    await expect
      .poll(() => page.locator(".play-answer").innerText())
      .toMatch(/^About San Francisco/);
    await expect.poll(() => page.locator(".moa-card.moa-is-ok").count()).toBe(7);
    expect(faults).toEqual([]);
  });

  test("marks a misspelt node on its line, and recovers", async (context) => {
    const { page } = await openPlayground(context, linkTo({ text: panel, behaviours: allFast }));
    await write(page, panel.replace("[ada, bob]", "[ada, bbo]"));
    const mark = page.locator(".cm-lintRange-error", { hasText: "bbo" });
    await mark.waitFor();
    const marked = page.locator(".cm-line", { has: mark });
    await expect.poll(() => marked.innerText()).toBe("    reads: [ada, bbo]");
    await expect.poll(() => page.locator(".play-faults").innerText()).toContain("Line 8:18");
    await expect
      .poll(() => page.locator(".play-status").innerText())
      .toBe("Fix the graph to run it.");
    await write(page, panel);
    await page.locator(".play-faults").waitFor({ state: "detached" });
    await run(page, /^Answered\./);
  });

  test("draws an injected failure, its retries and its note, and still answers", async (context) => {
    const { page } = await openPlayground(
      context,
      linkTo({ text: `retry: { maxDelayMs: 0 }\n${panel}`, behaviours: allFast }),
    );
    await page.getByLabel("Fault of simulated:bob").selectOption("fails-always");
    await run(page, /^Answered\./);
    const failed = page.locator(".moa-card.moa-is-failed");
    await expect.poll(() => failed.innerText()).toContain("VENDOR_UNAVAILABLE");
    await expect.poll(() => failed.innerText()).toContain("2 further attempts");
    await expect
      .poll(() => page.locator(".moa-card", { hasText: "fuse" }).innerText())
      .toContain("1 of 2 proposals");
  });

  test("stops a run, and does not start another one with the same click", async (context) => {
    const { page } = await openPlayground(context, linkTo({ text: panel, behaviours: allFast }));
    await page.getByLabel("Fault of simulated:bob").selectOption("hangs");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.locator(".play-status", { hasText: "1 of 3 calls have ended." }).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await expectEnd(page, /^Stopped\./);
    await expect.poll(() => page.locator(".play-run button").innerText()).toBe("Run");
  });

  test("shows at once what quorum, retries and budget change", async (context) => {
    const { page } = await openPlayground(context, linkTo({ text: panel, behaviours: allFast }));
    const set = async (label: string, value: string): Promise<void> => {
      await page.getByLabel(label).fill(value);
      await page.getByLabel(label).blur();
    };
    await set("Quorum, proposals", "1");
    await page.locator(".cm-content", { hasText: "atLeast: 1" }).waitFor();
    await page.getByLabel("Fault of simulated:bob").selectOption("hangs");
    await run(page, /^Answered\./);
    await set("Retries, requests per reply", "2");
    await set("Budget, US dollars", "0.0001");
    await page.locator(".cm-content", { hasText: "attempts: 2" }).waitFor();
    await expect
      .poll(() => page.locator(".play-warning").innerText())
      .toContain("exceeds the budget");
    await run(page, /^The run failed\. .*budget/);
  });

  test("shows what the switch `staircase` changes: rounds, and when the answer begins", async (context) => {
    const behaviours = { "simulated:ada": slow, "simulated:bob": slow, "simulated:chair": slow };
    const { page, faults } = await openPlayground(context, linkTo({ text: panel, behaviours }));
    await page.getByRole("switch", { name: /^Staircase/ }).check();
    await page.locator(".cm-content", { hasText: "staircase: {}" }).waitFor();
    const totals = page.locator(".play-totals div", { hasText: "First token" });
    await expect.poll(() => totals.innerText()).toMatch(/s; without the staircase: \d+\.\d s/);
    await run(page, /^Answered\./);
    await expect
      .poll(() => page.getByText("The first token came after").innerText())
      .toMatch(/The answer was written in \d rounds\. Without the staircase, it is expected after/);
    await expect
      .poll(() => page.locator(".moa-card", { hasText: "fuse" }).innerText())
      .toMatch(/\d rounds/);
    await page.getByRole("switch", { name: /^Staircase/ }).uncheck();
    await page.locator(".cm-content", { hasText: "staircase" }).waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });

  test("plans with the speed of the models", async (context) => {
    const { page } = await openPlayground(context, linkTo({ text: panel, behaviours: allFast }));
    await page.getByLabel("Milliseconds to the first token of simulated:bob").fill("9000");
    await page.getByLabel("Milliseconds to the first token of simulated:bob").blur();
    const layers = page.locator(".play-totals div", { hasText: "Duration by layer" });
    await layers.filter({ hasText: "9." }).waitFor();
    await expect.poll(() => layers.locator("dd").innerText()).toMatch(/^9\.\d s, 0\.\d s$/);
  });

  test.for(["quorum: 3\n", "x: &x 1\nquorum: *x\n"])(
    "replaces a policy that is no mapping: %j",
    async (policy, context) => {
      const { page, faults } = await openPlayground(context, linkTo({ text: policy + panel }));
      await page.getByLabel("Quorum, proposals").fill("2");
      await page.getByLabel("Quorum, proposals").blur();
      await page.locator(".cm-content", { hasText: "atLeast: 2" }).waitFor();
      expect(faults).toEqual([]);
    },
  );

  test("says a sentence if a policy cannot be set", async (context) => {
    const { page, faults } = await openPlayground(context, linkTo({ text: "- panel\n" }));
    await page.getByLabel("Quorum, proposals").fill("2");
    await page.getByLabel("Quorum, proposals").blur();
    await page.locator(".play-notice", { hasText: "The policy was not set" }).waitFor();
    expect(faults).toEqual([]);
  });

  test("draws and answers 3×50", async (context) => {
    const { text, behaviours } = wideGraph(50);
    // Short replies: each token is drawn.
    const question = "Why?";
    const { page, faults } = await openPlayground(context, linkTo({ text, behaviours, question }));
    await page.locator(".moa-card").nth(150).waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    // The page still reacts while 50 models stream.
    await page.getByRole("button", { name: "TypeScript" }).click();
    await page.locator(".play-typescript", { hasText: "defineGraph" }).waitFor();
    await expectEnd(page, /^Answered\./);
    await expect.poll(() => page.locator(".moa-card.moa-is-ok").count()).toBe(151);
    expect(faults).toEqual([]);
  });

  test("is run with the keyboard, which can leave the editor", async (context) => {
    const { page } = await openPlayground(context, linkTo({ text: panel, behaviours: allFast }));
    await page.locator(".cm-content", { hasText: "output: fuse" }).focus();
    // After two seconds, Tab indents again.
    await page.clock.setFixedTime(new Date());
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await page.locator(".cm-content:not(:focus)").waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).press("Enter");
    await expectEnd(page, /^Answered\./);
    await expect.poll(() => page.locator("button:focus").innerText()).toBe("Run");
  });
});

interface WideGraph {
  readonly text: string;
  readonly behaviours: Readonly<Record<string, typeof fast>>;
}

/** Three layers of as many nodes, each reading the whole layer before, and an aggregator. */
function wideGraph(width: number): WideGraph {
  const names = (layer: number): string[] =>
    Array.from({ length: width }, (_, index) => `l${layer}-${index + 1}`);
  const node = (name: string, layer: number): string =>
    layer === 1
      ? `  ${name}: { kind: proposer, model: simulated:${name} }`
      : `  ${name}: { kind: aggregator, model: simulated:${name}, reads: [${names(layer - 1).join(", ")}] }`;
  const nodes = [1, 2, 3].flatMap((layer) => names(layer).map((name) => node(name, layer)));
  const text = ["name: wide", "nodes:", ...nodes, node("fuse", 4), "output: fuse", ""].join("\n");
  const models = [1, 2, 3].flatMap(names).concat("fuse");
  return {
    text,
    behaviours: Object.fromEntries(models.map((name) => [`simulated:${name}`, fast])),
  };
}
