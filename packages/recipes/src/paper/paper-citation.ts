import type { Citation } from "../recipe.js";

/**
 * The Mixture-of-Agents paper. Table numbers and sections are those of its first version, 7 June
 * 2024.
 */
export const paperCitation: Omit<Citation, "section"> = {
  title: "Mixture-of-Agents Enhances Large Language Model Capabilities",
  authors: ["Junlin Wang", "Jue Wang", "Ben Athiwaratkun", "Ce Zhang", "James Zou"],
  year: 2024,
  url: "https://arxiv.org/abs/2406.04692v1",
};
