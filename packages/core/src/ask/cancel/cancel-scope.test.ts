import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { CancelScope } from "./cancel-scope.js";

describe("Interruption", () => {
  test("follows a signal until it is ended", () => {
    const controller = new AbortController();
    const scope = new CancelScope();
    scope.follow(controller.signal, ({ reason }): unknown => reason);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    scope.end();
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    controller.abort("enough");
    expect(scope.signal.aborted).toBe(false);
  });

  test("gives up at once with a signal that is aborted, and leaves no listener on it", () => {
    const signal = AbortSignal.abort("enough");
    const scope = new CancelScope();
    scope.follow(signal, ({ reason }): unknown => reason);
    expect(scope.signal.reason).toBe("enough");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
