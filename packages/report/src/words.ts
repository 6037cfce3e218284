/**
 * Amounts and notes of runs in words, and texts without API keys and control characters. Without Preact.
 *
 * @module @moagraph/report/words
 */
export { jsonWithoutKeys } from "./keys/json-without-keys.js";
export { type KnownKey, knownKeys, replaceKeys } from "./keys/known-keys.js";
export { formatCost, formatSeconds, formatTokens } from "./words/amounts.js";
export { pluralize } from "./words/pluralize.js";
export { degradedLine } from "./words/degraded-line.js";
export { escapeControls, replaceControls } from "./words/escape-controls.js";
export { type NameOf, noteWords } from "./words/note-words.js";
export {
  formatCalls,
  formatCostBounds,
  formatInteger,
  formatSpan,
  formatTflops,
} from "./words/plan-amounts.js";
export { shellWord } from "./words/shell-word.js";
export { unitEscape } from "./words/unit-escape.js";
