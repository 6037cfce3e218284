import { compile } from "@moagraph/core";
import { expect, test } from "vitest";
import { treeOf } from "./received-span.js";
import { panel } from "./panel.js";
import { traced } from "./traced.js";
import { vendor } from "./vendor.js";

test("a run is a tree: the run, a span for each sample of a node, and its requests", async () => {
  const { callbacks, flush } = await traced();
  const app = compile(panel, { providers: await vendor({ "*": { text: "Tides." } }) });
  await app.invoke({ messages: "Why?" }, { callbacks });
  const { spans } = await flush();
  console.log(JSON.stringify(spans, null, 1), JSON.stringify((await flush()).metrics,null,1));
  expect(treeOf(spans)).toEqual([
    "invoke_workflow panel",
    "  invoke_agent owl",
    "    chat gpt-4o",
    "  invoke_agent owl",
    "    chat gpt-4o",
    "  invoke_agent fox",
    "    chat gpt-4o-mini",
    "  invoke_agent fuse",
    "    chat gpt-4o",
  ]);
});
