const words = "Walk across the Golden Gate Bridge at sunrise and look back at the city. ".split(
  " ",
);

/** A text of so many words, which the test server streams word by word. */
export function textOf(count: number): string {
  return Array.from({ length: count }, (_, index) => words[index % words.length] || "Then").join(
    " ",
  );
}

/** What models say unless it matters: 60 words. */
export const shortText: string = textOf(60);
