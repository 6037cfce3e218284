/** Whose text a model writes: for which question, in which layer from 1. */
export interface TextPlace {
  readonly question: string;
  readonly layer: number;
  readonly model: string;
}

/** The words of a reply. Each is written once only, so a lost or doubled token shows. */
export function wordsOf({ question, layer, model }: TextPlace, count: number): string[] {
  const place = `${question}.${layer}.${model}`;
  return Array.from(
    { length: count },
    (_, index) => `${index === 0 ? "" : " "}${place}.${index + 1}`,
  );
}

/** The text of a question, which its prompt holds. */
export function questionText(question: string): string {
  return `Question ${question}: what are three fun things to do in San Francisco?`;
}

/** The question that a request is about. */
export function questionIn(body: string): string | undefined {
  return /Question (q[0-9a-z-]+):/.exec(body)?.[1];
}
