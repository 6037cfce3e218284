import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../scripts/workspace.mjs";

/** What LangGraph and LangChain do not document, by the text that names it. */
const undocumented: readonly RegExp[] = [
  /__pregel\w*/g,
  /\blc[_:][a-z]\w*/g,
  /(?<=\.|\["|\['|\[`)_[a-z]\w*/g,
  /(?<=\boverride\s+(?:async\s*)?\*?\s*)_\w+/g,
  /\b(?:allEdges|getNode|triggerToNodes|inheritable(?:Handlers|Tags|Metadata))\b/g,
  /(?<=\.)(?:triggers|writers)\b/g,
  /\bStream\w*Handler\b|\b\w+_tracer\b/g,
  /\b(?:langgraph_[a-z]\w*|checkpoint_ns)\b/g,
  /\bAsyncGeneratorWithSetup\b|@langchain\/core\/singletons\b/g,
];

/** LangChain documents these for those who write a chat model. They may be written, not called. */
const writtenByModels =
  /\boverride\s+(?:async\s*)?\*?\s*_(?:llmType|identifyingParams|generate|call|streamResponseChunks)\b/g;

const home = "langgraph/internals/";

/** Each use of an internal outside of its folder, with what to do. */
function violationsIn(file: string, source: string): string[] {
  if (file.startsWith(home)) return [];
  const code = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, "").replaceAll(writtenByModels, "");
  return undocumented
    .flatMap((pattern) => code.match(pattern) ?? [])
    .map(
      (name) =>
        `packages/core/src/${file} uses \`${name}\`, which LangGraph or LangChain do not document. ` +
        `Put it into a file of its own in packages/core/src/${home}, which says what happens when it is missing.`,
    );
}

function sources(): [file: string, source: string][] {
  const folder = join(root, "packages/core/src");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), "utf8")]);
}

describe("what LangGraph and LangChain do not document", () => {
  test("is used in langgraph/internals only", () => {
    expect(sources().flatMap(([file, source]) => violationsIn(file, source))).toEqual([]);
  });

  test.each([
    "config.configurable.__pregel_x",
    'config.configurable["__pregel_x"]',
    "node.getNode()",
    "builder.allEdges",
    'this["_defaults"](config)',
    "model._llmType()",
    "override async *_streamIterator(input) {}",
    "manager.inheritableHandlers",
    "node.triggers.push(join)",
    'Symbol.for("lc:child_config")',
    '"lc_serializable" in value',
    'handler.name === "StreamMessagesHandler"',
    "metadata.langgraph_node",
    'import { AsyncGeneratorWithSetup } from "@langchain/core/utils/stream";',
  ])("would be found elsewhere: %s", (code) => {
    const [message = ""] = violationsIn("step/run-step.ts", code);
    expect(message).toMatch(/^packages\/core\/src\/step\/run-step\.ts uses `.+`, which LangGraph/);
    expect(message).toContain("packages/core/src/langgraph/internals/");
  });

  test("does not include what LangChain documents for those who write a chat model", () => {
    expect(
      violationsIn(
        "run/chat-model/moa-chat-model.ts",
        "override async *_streamResponseChunks() {}",
      ),
    ).toEqual([]);
  });
});

describe("langgraph/internals", () => {
  const files = sources().filter(([file]) => file.startsWith(home));

  test("imports nothing else of core", () => {
    const imports = files.flatMap(([file, source]) =>
      [...source.matchAll(/from "(\.[^"]+)"/g)].map(([, path = ""]) => join(file, "..", path)),
    );
    expect(imports.filter((path) => !path.startsWith(home))).toEqual([]);
    expect(imports).toContain(`${home}message-ids.js`);
    expect(files.length).toBeGreaterThan(10);
  });

  test.each(files)(
    "%s says first what it uses and what happens when it is missing",
    (_, source) => {
      const [comment = ""] = source.match(/^\/\*\*[^]*?\*\//) ?? [];
      expect(comment).toMatch(/\bUsed (?:to|by)\b/);
      expect(comment).toMatch(/\b(?:[Mm]issing|[Rr]enamed|changes|not known|otherwise)\b/);
    },
  );
});
