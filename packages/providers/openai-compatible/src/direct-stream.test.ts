import { describe, expect, it } from "vitest";
import { DirectStream } from "./direct-stream.js";

function counting(): { source: AsyncGenerator<number>; read: number[]; isClosed: () => boolean } {
  const read: number[] = [];
  let isClosed = false;
  async function* count(): AsyncGenerator<number> {
    try {
      for (const each of [1, 2, 3]) {
        read.push(each);
        yield each;
      }
    } finally {
      isClosed = true;
    }
  }
  return { source: count(), read, isClosed: () => isClosed };
}

describe("DirectStream", () => {
  it("yields the values of its source", async () => {
    const seen: number[] = [];
    for await (const each of await DirectStream.of(counting().source)) seen.push(each);
    expect(seen).toEqual([1, 2, 3]);
  });

  it("yields the same to a reader of the web stream", async () => {
    const reader = (await DirectStream.of(counting().source)).getReader();
    const seen: unknown[] = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      seen.push(value);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it("reads its source only on demand", async () => {
    const { source, read } = counting();
    const stream = await DirectStream.of(source);
    await stream.next();
    await stream.next();
    expect(read).toEqual([1, 2]);
  });

  it("closes its source when a loop ends early", async () => {
    const { source, isClosed } = counting();
    for await (const _ of await DirectStream.of(source)) break;
    expect(isClosed()).toBe(true);
  });

  it("closes its source when the web stream is cancelled", async () => {
    const { source, isClosed } = counting();
    await (await DirectStream.of(source)).cancel();
    expect(isClosed()).toBe(true);
  });

  it("yields nothing after it is closed, not even the first value", async () => {
    const returned = await DirectStream.of(counting().source);
    await returned.return();
    expect((await returned.next()).done).toBe(true);
    const cancelled = await DirectStream.of(counting().source);
    await cancelled.cancel();
    expect((await cancelled.next()).done).toBe(true);
    const thrown = await DirectStream.of(counting().source);
    await expect(thrown.throw(new Error("enough"))).rejects.toThrow("enough");
    expect((await thrown.next()).done).toBe(true);
  });

  it("throws the error of its source before the first read, if there is no first chunk", async () => {
    async function* failing(): AsyncGenerator<number> {
      yield await Promise.reject<number>(new Error("refused"));
    }
    await expect(DirectStream.of(failing())).rejects.toThrow("refused");
  });

  it("throws later errors of its source, also to a reader of the web stream", async () => {
    async function* breaking(): AsyncGenerator<number> {
      yield 1;
      throw new Error("broke off");
    }
    const stream = await DirectStream.of(breaking());
    await stream.next();
    await expect(stream.next()).rejects.toThrow("broke off");
    const reader = (await DirectStream.of(breaking())).getReader();
    await reader.read();
    await expect(reader.read()).rejects.toThrow("broke off");
  });
});
