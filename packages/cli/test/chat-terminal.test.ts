import { describe, expect, onTestFinished, test } from "vitest";
import { hasTerminal, openTerminal } from "./open-terminal.js";
import { startVendor } from "./vendor.js";

const ctrlC = "\u0003";
const ctrlD = "\u0004";
const moon = "What do you know about the Moon?\r";
const offline = "chat moa-lite --offline";

describe.skipIf(!hasTerminal)("chat on a terminal", () => {
  test("reads lines until ^D", async () => {
    const { child, shown, type, until } = openTerminal(offline);
    await until("moa-lite: 2 layers, 7 calls for each answer; /help lists commands");
    await until("> ");
    type(moon);
    await until("About the Moon:");
    await until("answered in ");
    await until("> ");
    type("/help\r");
    await until("/clear   clear the conversation");
    await until("> ");
    type(ctrlD);
    await shown;
    expect(child.exitCode).toBe(0);
  });

  test("^C cancels the answer and its connections, and the chat continues without the question", async () => {
    let isSlow = true;
    const vendor = await startVendor(() => ({ text: "Here.", latencyMs: isSlow ? 60_000 : 0 }));
    onTestFinished(() => vendor.close());
    const { child, shown, type, until } = openTerminal("chat moa-lite", vendor.env);
    await until("> ");
    type("First?\r");
    await until("running");
    while (vendor.journal.length < 6) await new Promise((resolve) => setTimeout(resolve, 20));
    type(ctrlC);
    await until("error: Interrupted.");
    await until("> ");
    await vendor.idle();
    expect(vendor.journal.every(({ closedByClient }) => closedByClient)).toBe(true);
    isSlow = false;
    type("Second?\r");
    await until("Here.");
    await until("answered in");
    await until("> ");
    type(ctrlD);
    await shown;
    expect(child.exitCode).toBe(0);
    expect(vendor.journal.at(6)?.body.messages).toEqual([{ role: "user", content: "Second?" }]);
  });

  test("^C clears the line, and exits on an empty line", async () => {
    const { child, shown, type, until } = openTerminal(offline);
    await until("> ");
    type("What do you");
    await until("What do you");
    type(ctrlC);
    await until("> ");
    type(ctrlC);
    const text = await shown;
    expect(child.exitCode).toBe(130);
    expect(text).not.toContain("running");
  });

  test("a second ^C exits", async () => {
    const env = { SIMULATED_FIRST_TOKEN_MS: "60000" };
    const { child, shown, type, until } = openTerminal(offline, env);
    await until("> ");
    type(moon);
    await until("running");
    type(ctrlC);
    await until("> ");
    type(ctrlC);
    await shown;
    expect(child.exitCode).toBe(130);
  });

  test("pasted lines are one question, also with control sequences", async () => {
    const vendor = await startVendor({ text: "Here." });
    onTestFinished(() => vendor.close());
    const { child, shown, type, until } = openTerminal("chat moa-lite", vendor.env);
    await until("\u001B[?2004h");
    await until("> ");
    type("Fix: \u001B[200~she dont know\r\nhe\u001B[2J say\tso\rend\u001B[20");
    type("1~.\r");
    await until("he␛[2J say");
    await until("answered in");
    await until("> ");
    type(ctrlD);
    const text = await shown;
    expect(child.exitCode).toBe(0);
    expect(text).not.toContain("he\u001B[2J");
    expect(text.lastIndexOf("\u001B[?2004l")).toBeGreaterThan(text.lastIndexOf("\u001B[?2004h"));
    expect(vendor.journal).toHaveLength(7);
    const content = "Fix: she dont know\nhe\u001B[2J say\tso\nend.";
    expect(vendor.journal[0]?.body.messages).toEqual([{ role: "user", content }]);
  });

  test("a backslash at the end of a line continues it", async () => {
    const vendor = await startVendor({ text: "Here." });
    onTestFinished(() => vendor.close());
    const { shown, type, until } = openTerminal("chat moa-lite", vendor.env);
    await until("> ");
    type("First,\\\r");
    await until("… ");
    type("second?\r");
    await until("answered in");
    await until("> ");
    type(ctrlD);
    await shown;
    const content = "First,\nsecond?";
    expect(vendor.journal[0]?.body.messages).toEqual([{ role: "user", content }]);
  });

  test("lines typed together are answered one after another", async () => {
    const { child, shown, type, until } = openTerminal(offline);
    await until("> ");
    type("What about the Moon?\rWhat about tides?\rWhat ab");
    await until("About the Moon:");
    await until("About tides:");
    await until("answered in ");
    await until("What ab");
    type("out chess?\r");
    await until("About chess:");
    await until("> ");
    type("/exit\r");
    await shown;
    expect(child.exitCode).toBe(0);
  });
});
