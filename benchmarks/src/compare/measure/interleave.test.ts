import { expect, test } from "vitest";
import { interleave } from "./interleave.js";

test("programs are measured in turns, every other round backwards", async () => {
  const order: string[] = [];
  const measure = (name: string) => async () => ({ "cpu-ms": order.push(name) });
  const samples = await interleave({ fetch: measure("a"), sdk: measure("b") }, 3);
  expect(order.join("")).toBe("abbaab");
  expect(samples.get("sdk")).toEqual([{ "cpu-ms": 2 }, { "cpu-ms": 3 }, { "cpu-ms": 6 }]);
});
