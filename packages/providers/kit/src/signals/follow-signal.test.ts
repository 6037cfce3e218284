import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { followSignal } from "./follow-signal.js";

describe("followSignal", () => {
  it("is aborted with the caller's signal, with the same reason", () => {
    const controller = new AbortController();
    const { signal } = followSignal(controller.signal);
    expect(signal.aborted).toBe(false);
    controller.abort("enough");
    expect(signal.reason).toBe("enough");
  });

  it("is aborted from the start when the caller's signal is", () => {
    expect(followSignal(AbortSignal.abort("enough")).signal.reason).toBe("enough");
  });

  it("stops following the caller's signal after `end`", () => {
    const controller = new AbortController();
    const { signal, end } = followSignal(controller.signal);
    end();
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    controller.abort();
    expect(signal.aborted).toBe(false);
  });

  it("causes no warning when many requests share the caller's", async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error): number => warnings.push(name);
    process.on("warning", note);
    const { signal } = new AbortController();
    for (let request = 0; request < 20; request += 1) followSignal(signal);
    await setImmediate();
    process.off("warning", note);
    expect(warnings).toEqual([]);
  });
});
