/** A provider's hint without its advice for TypeScript: `Set A_KEY.` for `Set A_KEY, or pass a({ apiKey }).` */
export function withoutCode(hint: string): string {
  return hint.replace(/, or pass [\w$]+\([^()]*\)\.$/, ".");
}
