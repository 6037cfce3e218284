/** Replacements that make equal answers equal texts, in this order. Each is linear. */
const replacements: readonly (readonly [RegExp, string])[] = [
  // Marks of LaTeX and Markdown.
  [/\\(?:text|textbf|mathrm|mathbf|mathit)\{([^{}]*)\}/g, "$1"],
  [/\\(?:left|right)(?![a-z])|\\[,!;: ()[\]%$]|[*_]{2}|[`$€£¥"“”%]/g, ""],
  [/\\[dt]frac/g, "\\frac"],
  [/−/g, "-"],
  [/\s+/g, " "],
  // Spaces around operators.
  [/ ?([-+*/=<>^,()[\]{}|]) ?/g, "$1"],
  // Punctuation and marks at the ends.
  [/^[ #*_.,:;!?]+/, ""],
  // `x =` before the answer.
  [/^[a-z]=/, ""],
];

/** The letter of a choice, alone or before its text: `(b) paris`. */
const choice = /^\(?([a-j])(?:\.?$|\. |[):])/;

/** A number that JavaScript represents exactly, with or without thousands separators. */
const plainNumber = /^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,15})?$/;

/** An answer in the form in which equal answers are equal texts. */
export function normalisedAnswer(answer: string): string {
  const lower = answer.normalize("NFKC").toLowerCase();
  const text = withoutEnd(replacements.reduce((all, [from, to]) => all.replace(from, to), lower));
  if (plainNumber.test(text)) return String(Number(text.replaceAll(",", "")));
  return choice.exec(text)?.[1] ?? text;
}

const endMarks = " .,:;!?*_#";

/** A regexp would try each mark within the text as the first of those at the end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && endMarks.includes(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}
