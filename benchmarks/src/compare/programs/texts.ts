const words = "Walk across the Golden Gate Bridge at sunrise and look back at the city. ".split(
  " ",
);

/** A text with this many words. The test server streams it word by word. */
export function textOf(count: number): string {
  return Array.from({ length: count }, (_, index) => words[index % words.length] || "Then").join(
    " ",
  );
}

/** The default reply of a model: 60 words. */
export const shortText: string = textOf(60);
