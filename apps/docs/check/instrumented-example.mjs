import ts from "typescript";

/**
 * An output that an example states in a comment.
 *
 * @typedef {{ text: string, isPrinted: boolean }} StatedOutput
 */

/** How a stated value begins. Other comments on a value are prose. */
const value = /^(?:["'[{\d-]|(?:true|false|null|undefined)$)/;

/**
 * The code of an example with calls that report what its statements print or return, where a comment states it: on the
 * same line, or on the lines that follow.
 *
 * @param {string} code
 * @returns {{ code: string, outputs: StatedOutput[] }}
 */
export function instrumented(code) {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  const outputs = /** @type {StatedOutput[]} */ ([]);
  const parts = source.statements.map((statement) => {
    const text = commentAfter(code, statement.end);
    const all = code.slice(statement.getFullStart(), statement.end);
    if (text === undefined) return all;
    if (/\bconsole\.log\(/.test(all)) {
      outputs.push({ text, isPrinted: true });
      return `\nforgetPrinted();${all}\nreportPrinted(${outputs.length - 1});`;
    }
    const expression = valueOf(statement);
    if (expression === undefined || !value.test(text)) return all;
    outputs.push({ text, isPrinted: false });
    const kept = ts.isExpressionStatement(statement) ? "" : all;
    return `${kept}\nreportValue(${outputs.length - 1}, ${expression});`;
  });
  return { code: parts.join(""), outputs };
}

/**
 * The expression that has the value of a statement.
 *
 * @param {ts.Statement} statement
 */
function valueOf(statement) {
  if (ts.isExpressionStatement(statement)) return statement.expression.getText();
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration === undefined || others.length > 0) return undefined;
  if (ts.isIdentifier(declaration.name)) return declaration.name.text;
  const [element, ...more] = declaration.name.elements;
  const isOne = element !== undefined && ts.isBindingElement(element) && more.length === 0;
  return isOne ? element.name.getText() : undefined;
}

/**
 * The comment on the line on which a statement ends, or else on the lines below it.
 *
 * @param {string} code
 * @param {number} end
 */
function commentAfter(code, end) {
  const [first = "", ...lines] = code.slice(end).split("\n");
  const [, onLine] = /^\s*\/\/ (.*)$/.exec(first) ?? [];
  if (onLine !== undefined) return onLine;
  if (first.trim() !== "") return undefined;
  const next = lines.findIndex((line) => !/^\/\/( |$)/.test(line));
  const below = next < 0 ? lines : lines.slice(0, next);
  return below.length === 0 ? undefined : below.map((line) => line.slice("// ".length)).join("\n");
}
