import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const source = fileURLToPath(new URL(".", import.meta.url));

/** Sources with a reason to use a stream itself. */
const exceptions = [
  "text-output.ts", // escapes
  "output.ts", // prints nothing
  "ask/ask-line.ts", // the line editor of a question, which is escaped
  "chat/question-editor.ts", // the line editor, which shows what is typed and pasted
  "chat/typed-lines.ts", // switches pastes on
  "eval/progress/progress-view.ts", // the progress bar, which has no texts of others
  "view/create-run-view.ts", // the live tree, whose `Paint` escapes
];

test("everything that is printed passes `text-output.ts`", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const printing = files.filter((file) =>
    /\b(?:console\.(?:log|info|warn|error)|std(?:out|err)\b[^\n]*\} = process\b|process\.std(?:out|err)\b)/.test(
      readFileSync(join(source, file), "utf8"),
    ),
  );
  expect(printing.toSorted()).toEqual(exceptions.toSorted());
});
