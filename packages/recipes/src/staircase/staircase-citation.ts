import type { Citation } from "../recipe.js";

/** The staircase streaming paper, by authors of the Mixture-of-Agents paper. */
export const staircaseCitation: Citation = {
  title: "Staircase Streaming for Low-Latency Multi-Agent Inference",
  authors: [
    "Junlin Wang",
    "Jue Wang",
    "Zhen Xu",
    "Ben Athiwaratkun",
    "Bhuwan Dhingra",
    "Ce Zhang",
    "James Zou",
  ],
  year: 2025,
  url: "https://arxiv.org/abs/2510.05059",
  section: "abstract, and summaries of the paper",
};
