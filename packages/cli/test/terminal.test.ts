import type { TestRequest } from "@moagraph/provider-kit/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { hasTerminal, openTerminal } from "./open-terminal.js";
import { startVendor, systemTextOf } from "./vendor.js";

const slow = { SIMULATED_FIRST_TOKEN_MS: "200", SIMULATED_TOKENS_PER_SECOND: "200" };
const run = "run moa-lite --offline 'What do you know about the Moon?'";

describe.skipIf(!hasTerminal)("on a terminal", () => {
  test("a tree is redrawn, stops when the answer starts, and the summary is last", async () => {
    const { child, shown } = openTerminal(run, slow);
    const text = await shown;
    expect(child.exitCode).toBe(0);
    for (const phase of ["waiting", "running", "streaming", "done"]) expect(text).toContain(phase);
    const [before = "", after = ""] = text.split("About the Moon:");
    // Only lines that change are drawn again.
    const rows = before.matchAll(/ (l\d-\S+) +(see below|\w+)/g);
    const last = Object.fromEntries(Array.from(rows, ([, call = "", state = ""]) => [call, state]));
    expect(Object.values(last).toSorted()).toEqual([...Array(6).fill("done"), "see below"]);
    expect(last["l2-qwen1.5-72b-chat"]).toBe("see below");
    expect(after).not.toContain("layer");
    expect(after).toMatch(/✓ l2-qwen1.5-72b-chat +done +\d+\.\d s +\d+ tokens/);
    expect(after).toMatch(/answered in \d+\.\d s: 7 calls, /);
    expect(text).toContain("\u001B[36m");
  });

  test("NO_COLOR turns colours off", async () => {
    const { shown } = openTerminal(run, { NO_COLOR: "1" });
    expect(await shown).not.toContain("\u001B[36m");
  });

  test("a terminal without cursor control gets plain lines", async () => {
    const { shown } = openTerminal(run, { TERM: "dumb" });
    const text = await shown;
    expect(text).toContain("layer 1: calling 6 models");
    expect(text).not.toContain("\u001B");
  });

  test("^C restores the cursor and shows the stopped calls in the tree", async () => {
    const { child, shown, type, until } = openTerminal(run, { SIMULATED_FIRST_TOKEN_MS: "60000" });
    await until("running");
    type("\u0003");
    const text = await shown;
    expect(child.exitCode).toBe(130);
    expect(text).toContain("■ l1-wizardlm-2-8x22b");
    expect(text).toContain("error: Interrupted.");
    expect(text.lastIndexOf("\u001B[?25h")).toBeGreaterThan(text.lastIndexOf("\u001B[?25l"));
  });

  test("a broken answer is listed as failed below the tree", async () => {
    const vendor = await startVendor(({ body }: TestRequest) =>
      systemTextOf({ body }) === "" ? { text: "Fine." } : { text: "a b c d e f", fault: "cut" },
    );
    onTestFinished(() => vendor.close());
    const { child, shown } = openTerminal("run moa-lite hi", vendor.env);
    const text = await shown;
    expect(child.exitCode).toBe(1);
    const [tree = "", after = ""] = text.split("a b c");
    expect(tree).toMatch(/↓ l2-qwen1.5-72b-chat +see below/);
    expect(after).toMatch(/✗ l2-qwen1.5-72b-chat +failed +\d/);
    expect(after).toContain("failed in ");
    expect(after).not.toMatch(/streaming|running|waiting/);
  });

  test.each(["--json", "> /dev/null"])("the tree ends with the final states (%s)", async (end) => {
    const { shown } = openTerminal(`${run} ${end}`);
    const text = await shown;
    const row = text.slice(text.lastIndexOf("l2-qwen1.5-72b-chat "));
    expect(row).toMatch(/^l2-qwen1.5-72b-chat +done /);
    expect(text).not.toContain("see below");
  });

  test("does not wait for a prompt on a terminal", async () => {
    const { child, shown } = openTerminal("run moa --offline");
    expect(await shown).toContain("error: There is no prompt.");
    expect(child.exitCode).toBe(2);
  });
});
