import type { Subject } from "./subject.js";

/** Claims about photosynthesis. */
export const photosynthesis: Subject = {
  name: "photosynthesis",
  aliases: [
    "photosynthesis",
    "photosynthetic",
    "photosynthesise",
    "photosynthesize",
    "chlorophyll",
  ],
  truths: [
    "Photosynthesis uses the energy of light to turn carbon dioxide and water into sugar and oxygen.",
    "In plants and algae, photosynthesis takes place in chloroplasts.",
    "Chlorophyll absorbs mostly red and blue light, which is why leaves look green.",
    "The oxygen that photosynthesis sets free comes from water, not from carbon dioxide.",
    "The photosynthesis of cyanobacteria began to fill the air with oxygen about 2.4 billion years ago.",
    "About half of the world's photosynthesis takes place in the sea.",
    "Rubisco, the enzyme that captures carbon dioxide, is often called the most abundant protein on Earth.",
    "The light reactions make ATP and NADPH, which the Calvin cycle spends on making sugar.",
    "Melvin Calvin received the Nobel Prize in Chemistry in 1961 for tracing the path of carbon in photosynthesis.",
    "Plants such as maize concentrate carbon dioxide around rubisco, which pays in hot and bright places.",
  ],
  falsehoods: [
    "Photosynthesis works only at night.",
    "Plants take the carbon for photosynthesis out of the soil, through their roots.",
    "Photosynthesis turns oxygen into nitrogen.",
    "Chlorophyll is red; leaves look green because of their wax.",
  ],
};
