import { join } from "node:path";
import ts from "typescript";

/** The path of the file that the editor has open. */
export const file: string = join(import.meta.dirname, "open-in-editor.ts");

/** What the editors have read: parsing the types of LangChain takes longer than all else. */
const documents = ts.createDocumentRegistry();

/** TypeScript's language service, as an editor runs it, with one open file. */
export function editorWith(text: string): ts.LanguageService {
  return ts.createLanguageService(hostOf(text), documents);
}

function hostOf(text: string): ts.LanguageServiceHost {
  const read = (path: string): string | undefined => (path === file ? text : ts.sys.readFile(path));
  return {
    readFile: read,
    directoryExists: (path) => ts.sys.directoryExists(path),
    realpath: (path) => ts.sys.realpath?.(path) ?? path,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    getScriptFileNames: () => [file],
    getScriptVersion: (path) => (path === file ? text : "1"),
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
