/** How a continuation may begin before the text itself, without white space, case and emphasis. */
const openers: readonly string[] = [
  "…",
  "...",
  "[…]",
  "[...]",
  "(continued)",
  "(continued):",
  "(continuing)",
  "(cont.)",
  "(cont'd)",
  "[continued]",
  "[continuing]",
  "continued:",
  "continuing:",
  "continuation:",
  "continuingfromwhereileftoff:",
  "continuingfromwherewewereleftoff:",
  "continuingfromabove:",
  "continuingtheanswer:",
  "continuingmyanswer:",
  "hereisthecontinuation:",
  "here'sthecontinuation:",
  "hereisthecontinuationoftheanswer:",
  "here'sthecontinuationoftheanswer:",
  "hereistherest:",
  "here'stherest:",
  "hereistherestoftheanswer:",
  "here'stherestoftheanswer:",
];

/** Finds an opener, such as `(continued)`, with which a continuation begins. */
export class Opener {
  /** Whether the next unit may still change the result. */
  isOpen = true;
  private read = "";

  /**
   * Reads the next unit of the continuation.
   *
   * @returns whether an opener is complete.
   */
  push(unit: string): boolean {
    this.read += unit;
    const fitting = openers.filter((opener) => opener.startsWith(this.read));
    this.isOpen = fitting.some((opener) => opener !== this.read);
    return fitting.includes(this.read);
  }
}
