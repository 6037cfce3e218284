import { describe, expect, it } from "vitest";
import { editorWith, file } from "./editor.js";

/** The completions that an editor offers at the `|` of the code. */
function completionsAt(code: string): string[] {
  const service = editorWith(code.replace("|", ""));
  const messages = service.getSemanticDiagnostics(file).map(({ messageText }) => messageText);
  expect(messages).toEqual([]);
  const found = service.getCompletionsAtPosition(file, code.indexOf("|"), {});
  return found?.entries.map(({ name }) => name) ?? [];
}

const typed = 'import type { ModelName } from "@moagraph/provider-kit";';

describe("the editor", () => {
  it("completes the models of an imported provider", () => {
    const names = completionsAt(
      `${typed} import { openai } from "@moagraph/openai";
      export const providers = [openai()];
      export const node: { model: ModelName } = { model: "openai:|" };`,
    );
    expect(names).toContain("openai:gpt-4o");
    expect(names.length).toBeGreaterThan(12);
    expect(names.every((name) => name.startsWith("openai:"))).toBe(true);
  });

  it("completes the models of several providers together", () => {
    const names = completionsAt(
      `${typed} import { openai } from "@moagraph/openai"; import { together } from "@moagraph/together";
      export const providers = [openai(), together()];
      export const model: ModelName = "|";`,
    );
    expect(names).toContain("openai:gpt-4o");
    expect(names).toContain("together:deepseek-ai/DeepSeek-R1");
  });

  it("completes the model of a node", () => {
    const names = completionsAt(
      `import { openai } from "@moagraph/openai"; import { proposer } from "@moagraph/core/graph";
      export const providers = [openai()];
      export const node = proposer({ model: "openai:|" });`,
    );
    expect(names).toContain("openai:gpt-4o");
  });

  it("completes nothing without a provider, and accepts any name", () => {
    const completed = `${typed} export const model: ModelName = "|";`;
    expect(completionsAt(completed)).toEqual([]);
    expect(completionsAt(`${completed} export const own: ModelName = "judge";`)).toEqual([]);
  });
});
