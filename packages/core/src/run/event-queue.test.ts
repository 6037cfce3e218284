import { describe, expect, it } from "vitest";
import { createEventQueue } from "./event-queue.js";

describe("createEventQueue", () => {
  it("gives all that is there at once, in order, and each event once", async () => {
    const { push, take } = createEventQueue<number>();
    push(1);
    push(2);
    expect(await take()).toEqual([1, 2]);
    push(3);
    expect(await take()).toEqual([3]);
  });

  it("waits for an event where there is none", async () => {
    const { push, take } = createEventQueue<number>();
    const taken = take();
    push(1);
    expect(await taken).toEqual([1]);
  });

  it("gives what is left when it is closed, then nothing, and leaves out what comes later", async () => {
    const { push, take, close } = createEventQueue<number>();
    push(1);
    close();
    push(2);
    expect(await take()).toEqual([1]);
    expect(await take()).toEqual([]);
  });

  it("lets go of whoever waits when it is closed", async () => {
    const { take, close } = createEventQueue<number>();
    const taken = take();
    close();
    expect(await taken).toEqual([]);
  });

  it("joins unread events where it can, and keeps all others", async () => {
    const join = (last: string, next: string) => (next === "end" ? undefined : last + next);
    const { push, take } = createEventQueue<string>(join);
    for (let count = 0; count < 100_000; count += 1) push("x");
    push("end");
    push("y");
    const taken = await take();
    expect(taken).toHaveLength(1_001);
    expect(taken.join("")).toBe(`${"x".repeat(100_000)}endy`);
    push("z");
    expect(await take()).toEqual(["z"]);
  });
});
