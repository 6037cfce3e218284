import ts from "typescript";
import { describe, expect, it } from "vitest";
import { editorWith, file } from "./editor.js";

const code = `
import { aggregator, compile, defineGraph, proposer, streamRun } from "@moagraph/core";

const panel = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "x:ada" }),
    fuse: aggregator({ model: "x:fuse", reads: ["ada"] }),
  },
  output: "fuse",
});
const app = compile(panel);
for await (const chunk of await app.stream("Why?")) chunk["ada"]?.proposals;
for await (const custom of await app.stream("Why?", { streamMode: "custom" })) custom.node;
for await (const event of streamRun(app, "Why?")) event.type;
const result = await app.invoke("Why?");
const proposals = result.proposals;
const snapshot = await app.getState({});
export { proposals, snapshot };
`;

const service = editorWith(code);

/** What the editor shows over the first mention of a name. */
function hoverOver(name: string): string {
  const at = new RegExp(`\\b${name}\\b`).exec(code)?.index ?? -1;
  const info = service.getQuickInfoAtPosition(file, at);
  // The compiler lists the names of a union in an order of its own.
  return ts.displayPartsToString(info?.displayParts).replaceAll('"fuse" | "ada"', '"ada" | "fuse"');
}

describe("a hover shows our own names", () => {
  it.each([
    ["panel", 'const panel: GraphSpec<"ada" | "fuse">'],
    ["app", 'const app: MoaApp<"ada" | "fuse", unknown, Record<string, any>, never>'],
    [
      "invoke",
      '(method) MoaApp<"ada" | "fuse", unknown, Record<string, any>, never>.invoke<"Why?">(input: "Why?", options?: RunConfig<"ada" | "fuse", Record<string, any>> | undefined): Promise<MoaOutput<"ada" | "fuse">>',
    ],
    ["chunk", 'const chunk: StepUpdates<"ada" | "fuse">'],
    ["custom", 'const custom: CallEvent<"ada" | "fuse">'],
    ["event", 'const event: RunEvent<"ada" | "fuse">'],
    ["result", 'const result: MoaOutput<"ada" | "fuse">'],
    [
      "proposals",
      '(property) StepUpdate<"ada" | "fuse">.proposals?: Proposal<"ada" | "fuse">[] | undefined',
    ],
    ["snapshot", 'const snapshot: MoaSnapshot<"ada" | "fuse", unknown, never>'],
  ])("over `%s`", (name, shown) => {
    expect(hoverOver(name)).toBe(shown);
  });
});

describe("the error of a wrong input", () => {
  it("is one sentence on what to pass", () => {
    const faulty = editorWith(`${code} void app.invoke({});`);
    const [diagnostic] = faulty.getSemanticDiagnostics(file);
    const text = ts.flattenDiagnosticMessageText(diagnostic?.messageText, "\n");
    expect(text.split("\n")[0]).toBe(
      "Argument of type '{}' is not assignable to parameter of type 'TypeProblem<\"The input of a run needs `messages`. Pass a question as a string, or { messages: … }.\">'.",
    );
  });
});
