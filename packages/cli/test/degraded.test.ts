import type { Reply, TestRequest } from "@moagraph/provider-kit/testing";
import { describe, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { createProject, panelOf } from "./project.js";
import { environmentOf, startVendor } from "./vendor.js";

const panel = panelOf(["openai:one", "openai:two"], "openai:chair");

/** A graph with more policies. */
const withPolicies = (policies: object) => JSON.stringify({ ...JSON.parse(panel), ...policies });

interface Ask {
  readonly graph?: string;
  readonly command?: "run" | "chat";
  readonly json?: boolean;
  /** The replies of models that do not simply answer. */
  readonly replies: Readonly<Record<string, Reply>>;
}

/** The outcome of a question whose models answer as given. */
async function ask({ graph = panel, command = "run", json, replies }: Ask): Promise<Outcome> {
  const vendor = await startVendor(({ model }: TestRequest) => replies[model] ?? { text: "Yes." });
  const project = await createProject({ "panel.json": graph });
  onTestFinished(async () => {
    await Promise.all([vendor.close(), project.remove()]);
  });
  const args = [command, "panel.json", ...(json ? ["--json"] : [])];
  const options = { cwd: project.folder, env: environmentOf(vendor.url), stdin: "Why?\n" };
  return moagraph(args, options);
}

/** What follows the summary on stderr. */
function afterSummary({ stderr }: Outcome): string {
  return /\nanswered in .*\n([^]*)$/.exec(stderr)?.[1] ?? `no summary in ${stderr}`;
}

const cut: Reply = { text: "Half an", finishReason: "length" };
const gone: Reply = { fault: "not-found" };

const cases: readonly (readonly [string, Omit<Ask, "command" | "json">, string, object])[] = [
  [
    "a truncated answer",
    { replies: { chair: cut } },
    "fuse: truncated at its output limit",
    { node: "fuse", sample: 1, note: { type: "truncated" } },
  ],
  [
    "a truncated proposal",
    { replies: { two: cut } },
    "p2: truncated at its output limit",
    { node: "p2", sample: 1, note: { type: "truncated" } },
  ],
  [
    "fewer proposals than planned",
    { replies: { one: gone } },
    "fuse had fewer proposals than planned: 1 of 2",
    { node: "fuse", sample: 1, note: { type: "fewer", usable: 1, of: 2 } },
  ],
  [
    "a fallback",
    { replies: { two: gone }, graph: withPolicies({ fallback: ["openai:spare"] }) },
    "p2: fallback for openai:two (MODEL_NOT_FOUND)",
    {
      node: "p2",
      sample: 1,
      note: { type: "fallback", from: "openai:two", code: "MODEL_NOT_FOUND" },
    },
  ],
  [
    "a draft",
    { replies: { chair: gone }, graph: withPolicies({ onExhausted: "best-effort" }) },
    "fuse gave no answer: the draft of p1 is the answer",
    { node: "fuse", sample: 1, note: { type: "draft", node: "p1", sample: 1 } },
  ],
];

describe("a degraded answer", () => {
  test.for(cases)("says after it: %s", async ([, asked, words, cause], { expect }) => {
    const ran = await ask(asked);
    expect(ran.exitCode).toBe(0);
    expect(afterSummary(ran)).toBe(`degraded: ${words}\n`);
    const { degraded } = JSON.parse((await ask({ ...asked, json: true })).stdout) as {
      degraded: unknown;
    };
    expect(degraded).toEqual([cause]);
    expect(afterSummary(await ask({ ...asked, command: "chat" }))).toBe(`degraded: ${words}\n`);
  });

  test("is marked at its call in the progress", async ({ expect }) => {
    const { stderr } = await ask({ replies: { two: cut } });
    expect(stderr).toMatch(/\n {2}p2: done in .*, \d+ tokens.* \(cut at its limit\)\n/);
    expect(stderr).toMatch(/\n {2}p1: done in .*, \d+ tokens[^(]*\n/);
  });

  test("is one of several causes", async ({ expect }) => {
    const outcome = await ask({ replies: { one: gone, chair: cut } });
    expect(afterSummary(outcome)).toBe(
      "degraded: fuse had fewer proposals than planned: 1 of 2; fuse: truncated at its output limit\n",
    );
  });

  test("is not said of an answer as planned, or of no answer", async ({ expect }) => {
    expect(afterSummary(await ask({ replies: {} }))).toBe("");
    const planned = await ask({ replies: {}, json: true });
    expect(JSON.parse(planned.stdout)).toMatchObject({ error: null, degraded: [] });
    const failed = await ask({ replies: { one: gone, chair: gone }, json: true });
    expect(JSON.parse(failed.stdout)).toMatchObject({ answer: null, degraded: [] });
    expect(failed.stderr).not.toContain("degraded:");
  });
});

describe("an answer that starts with reasoning", () => {
  test("is printed on a line of its own, after a word on stderr", async ({ expect }) => {
    const pieces = ["Let me ", "think.\n</think>\n", "Four."];
    const { stdout, stderr } = await ask({ replies: { chair: { pieces, text: pieces.join("") } } });
    expect(stdout).toMatch(/(^|\n)Four\.\n$/);
    expect(stderr).toContain(
      "  fuse: the text so far is no part of the answer; the answer follows\n",
    );
  });
});
