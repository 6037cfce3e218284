/** The sources of a page, numbered in the order of their first use. */
export class Sources {
  /** @type {string[]} */
  #lines = [];

  /**
   * The numbers of the sources of facts, such as `1, 3`.
   *
   * @param {readonly import("./vendors.mjs").Fact[]} facts
   */
  numbersOf(facts) {
    const numbers = facts.map(({ source, asOf }) => this.#numberOf(`<${source}>, ${asOf}`));
    return [...new Set(numbers)].toSorted((a, b) => a - b).join(", ");
  }

  /** The numbered list. */
  list() {
    return this.#lines.map((line, index) => `${index + 1}. ${line}`).join("\n");
  }

  /** @param {string} line */
  #numberOf(line) {
    const known = this.#lines.indexOf(line);
    return known === -1 ? this.#lines.push(line) : known + 1;
  }
}
