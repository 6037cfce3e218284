import type { Subject } from "./subject.js";

/** Claims about volcanoes. */
export const volcanoes: Subject = {
  name: "volcanoes",
  aliases: ["volcano", "volcanoes", "volcanos", "volcanic", "lava", "magma"],
  truths: [
    "Molten rock is called magma below the ground and lava above it.",
    "Most volcanoes lie along the edges of tectonic plates.",
    "Roughly three quarters of the world's active volcanoes lie around the Pacific, in the Ring of Fire.",
    "Mauna Loa on Hawaii is the largest active volcano on Earth.",
    "Mount Vesuvius buried Pompeii and Herculaneum in AD 79.",
    "Olympus Mons on Mars is the tallest volcano known in the solar system.",
    "Pumice is volcanic glass so full of bubbles that it floats on water.",
    "The eruption of Tambora in 1815 was followed by a year without a summer in Europe and North America.",
    "Pyroclastic flows of hot gas and ash can race downhill faster than 100 kilometres an hour.",
    "Hawaii's volcanoes stand over a hot spot, far from any edge of a tectonic plate.",
  ],
  falsehoods: [
    "Volcanoes erupt only at full moon.",
    "Lava is never hotter than boiling water.",
    "Mount Everest is an extinct volcano.",
    "Every volcano on Earth erupts at least once a year.",
  ],
};
