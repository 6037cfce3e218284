import { inspect } from "node:util";
import { runInNewContext } from "node:vm";

/**
 * How an output differs from what its example states; `undefined` if it does not. A stated output that ends in `...` or
 * `…` is the beginning of the output.
 *
 * @param {import("./instrumented-example.mjs").StatedOutput} stated
 * @param {unknown} found - A value, or what was printed.
 */
export function differenceFrom({ text, isPrinted }, found) {
  const output = isPrinted ? String(found).trimEnd() : shown(found);
  const [, beginning] = /^([^]*?)\s*(?:\.\.\.|…)$/.exec(text) ?? [];
  const isSame =
    beginning === undefined
      ? oneLine(output) === oneLine(text) || shown(valueIn(output)) === shown(valueIn(text))
      : String(found).startsWith(beginning);
  return isSame ? undefined : `it states ${text}, but the output is ${output}`;
}

/** Long lists are printed on several lines. @param {string} text */
function oneLine(text) {
  return text.replaceAll(/\s+/g, " ");
}

/** @param {unknown} value */
function shown(value) {
  return inspect(value, { depth: null, sorted: true, breakLength: Infinity });
}

/** @param {string} text */
function valueIn(text) {
  try {
    return runInNewContext(`(${text})`);
  } catch {
    return text;
  }
}
