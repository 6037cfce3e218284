/**
 * Amounts and notes of runs in words, without Preact.
 *
 * @module @moagraph/report/words
 */
export { cost, seconds, tokens } from "./words/amounts.js";
export { counted } from "./words/counted.js";
export { degradedLine } from "./words/degraded-line.js";
export { controls, escapeControls } from "./words/escape-controls.js";
export { type NameOf, noteWords } from "./words/note-words.js";
export { tflops, usd, whole } from "./words/plan-amounts.js";
