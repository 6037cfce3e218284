/** A feature of browsers that the playground needs. */
interface Feature {
  readonly name: string;
  readonly isThere: () => boolean;
}

const features: readonly Feature[] = [
  { name: "ReadableStream", isThere: () => typeof ReadableStream === "function" },
  { name: "structuredClone", isThere: () => typeof structuredClone === "function" },
  { name: "AbortSignal.any", isThere: () => typeof AbortSignal.any === "function" },
  { name: "Array.prototype.toSorted", isThere: () => typeof [].toSorted === "function" },
  { name: "Array.prototype.findLast", isThere: () => typeof [].findLast === "function" },
];

/** The features that this browser does not have. */
export function missingFeatures(): string[] {
  return features.filter(({ isThere }) => !isThere()).map(({ name }) => name);
}
