/** Replacements that make equal answers equal texts, in this order. Each is linear. */
const replacements: readonly (readonly [RegExp, string])[] = [
  // Marks of LaTeX and Markdown. `**` between two operands is a power.
  [/\\(?:text|textbf|mathrm|mathbf|mathit)\{([^{}]*)\}/g, "$1"],
  [/\\(?:left|right)(?![a-z])|\\[,!;: ()[\]%$]|[`$€£¥"“”%]/g, ""],
  [/\s+/g, " "],
  [/ \*\* /g, "**"],
  [/(?<![\p{L}\p{N})])[*_]{2}|[*_]{2}(?![\p{L}\p{N}(-])/gu, ""],
  [/\\[dt]frac/g, "\\frac"],
  [/−/g, "-"],
  // Spaces around operators.
  [/ ?([-+*/=<>^,()[\]{}|]) ?/g, "$1"],
  // Punctuation and marks at the beginning. `.5` and `.net` begin with a point.
  [/^(?:[ #*_,:;]|\.(?![\p{L}\p{N}]))+/u, ""],
  // `x =` before the answer.
  [/^[a-z]=/, ""],
];

/** The letter of a choice, alone or before its text: `(b) paris`. */
const choice = /^\(?([a-j])(?:\.?$|\)\.?$|(?:\)|\. )(?=[\p{L}\p{N}])|:(?= ?\p{L}))/u;

/** The text of a choice that goes on as an expression, a name or another choice: `(a) and (c)`. */
const noChoice =
  /^(?:and|or)(?![\p{L}\p{N}])|(?:^|[^\p{L}\p{N}])[a-j](?:[):]|\. )|^[a-z]\.|[a-j]\)/u;

/** A number, with or without thousands separators and an exponent. */
const plainNumber =
  /^[+-]?(?:\d+(?:\.\d+)?|\.\d+|\d{1,3}(?:(?:,\d{3}){1,20}|(?: \d{3}){1,20})(?:\.\d+)?)(?:e[+-]?\d{1,2})?$/;

/** An answer in the form in which equal answers are equal texts. */
export function normalisedAnswer(answer: string): string {
  const lower = answer.normalize("NFKC").toLowerCase();
  const text = withoutEnd(replacements.reduce((all, [from, to]) => all.replace(from, to), lower));
  // A list such as `3, 100` is no number.
  if (plainNumber.test(text) && !/,\s/.test(lower)) return numberIn(text);
  return choiceIn(text) ?? text;
}

/** Most digits that each number keeps in JavaScript. */
const exactDigits = 15;

function numberIn(text: string): string {
  const digits = text.replaceAll(/[ ,]/g, "");
  return digits.replaceAll(/\D/g, "").length > exactDigits ? digits : String(Number(digits));
}

function choiceIn(text: string): string | undefined {
  const found = choice.exec(text);
  return found === null || noChoice.test(text.slice(found[0].length)) ? undefined : found[1];
}

const endMarks = " .,:;!?*_";

/** A regexp would try each mark within the text as the first of those at the end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && endMarks.includes(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}
