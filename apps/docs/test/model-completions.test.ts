import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const file = join(import.meta.dirname, "completed.ts");

/** The completions that an editor offers at the `|` of the code. */
function completionsAt(code: string): string[] {
  const text = code.replace("|", "");
  const service = ts.createLanguageService(hostOf(text), ts.createDocumentRegistry());
  const messages = service.getSemanticDiagnostics(file).map(({ messageText }) => messageText);
  expect(messages).toEqual([]);
  const found = service.getCompletionsAtPosition(file, code.indexOf("|"), {});
  return found?.entries.map(({ name }) => name) ?? [];
}

function hostOf(text: string): ts.LanguageServiceHost {
  const read = (path: string): string | undefined => (path === file ? text : ts.sys.readFile(path));
  return {
    readFile: read,
    directoryExists: (path) => ts.sys.directoryExists(path),
    realpath: (path) => ts.sys.realpath?.(path) ?? path,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const source = read(path);
      return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
    },
    getCurrentDirectory: () => import.meta.dirname,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    getCompilationSettings: () => ({
      module: ts.ModuleKind.NodeNext,
      strict: true,
      skipLibCheck: true,
      types: [],
    }),
  };
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

  it("completes nothing without a provider, and accepts any name", () => {
    const completed = `${typed} export const model: ModelName = "|";`;
    expect(completionsAt(completed)).toEqual([]);
    expect(completionsAt(`${completed} export const own: ModelName = "judge";`)).toEqual([]);
  });
});
