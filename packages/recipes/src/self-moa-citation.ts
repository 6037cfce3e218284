import type { Citation } from "./recipe.js";

/** The Self-MoA paper. */
export const selfMoaCitation: Omit<Citation, "section"> = {
  title: "Rethinking Mixture-of-Agents: Is Mixing Different Large Language Models Beneficial?",
  authors: ["Wenzhe Li", "Yong Lin", "Mengzhou Xia", "Chi Jin"],
  year: 2025,
  url: "https://arxiv.org/abs/2502.00674",
};
