/** How a first line may begin that introduces an answer, without white space, case and emphasis. */
const greetings: readonly string[] = [
  "sure",
  "certainly",
  "ofcourse",
  "absolutely",
  "okay",
  "ok,",
  "hereis",
  "hereare",
  "here's",
];
const longestGreeting = 80;

/** Finds a first line such as `Sure! Here is the answer:`. It may also belong to the text. */
export class Greeting {
  /** Whether the next unit may still change the result. */
  isOpen = true;
  private read = "";

  /**
   * Reads the next unit of the continuation, or a line break.
   *
   * @returns whether a greeting is complete.
   */
  push(unit: string): boolean {
    if (!this.isOpen || (unit === "\n" && this.read === "")) return false;
    if (unit === "\n") {
      this.isOpen = false;
      return greetings.some((greeting) => this.read.startsWith(greeting));
    }
    this.read += unit;
    this.isOpen = this.read.length <= longestGreeting && greetings.some((each) => this.fits(each));
    return false;
  }

  private fits(greeting: string): boolean {
    return greeting.startsWith(this.read) || this.read.startsWith(greeting);
  }
}
