/**
 * The number of Unicode code points of a text, as Python's `len`. An emoji counts once, not twice.
 *
 * @param text - Any text.
 * @example
 * codePointLength("a😀") // 2
 */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    if (isPair(text.charCodeAt(at), text.charCodeAt(at + 1))) {
      length--;
      at++;
    }
  }
  return length;
}

function isPair(high: number, low: number): boolean {
  return (high & 0xfc00) === 0xd800 && (low & 0xfc00) === 0xdc00;
}

/**
 * Two texts as numbers: equal code points have equal numbers, from 0 without gaps.
 *
 * @example
 * numberedCodePoints("a😀", "😀b") // [[0, 1], [1, 2]]
 */
export function numberedCodePoints(a: string, b: string): [number[], number[]] {
  const numbers = new Map<string, number>();
  const number = (character: string): number => {
    const known = numbers.get(character);
    if (known !== undefined) return known;
    numbers.set(character, numbers.size);
    return numbers.size - 1;
  };
  return [Array.from(a, number), Array.from(b, number)];
}
