import type { Subject } from "./subject.js";

/** Claims about the violin. */
export const violin: Subject = {
  name: "the violin",
  aliases: ["violin", "violins", "violinist", "Stradivari", "Stradivarius"],
  truths: [
    "The violin has four strings, tuned in fifths to G, D, A and E.",
    "The violin took its present form in northern Italy in the sixteenth century.",
    "Antonio Stradivari of Cremona made violins until shortly before his death in 1737.",
    "The bow of a violin is strung with hair from the tails of horses.",
    "Rosin gives the hair of the bow the grip that sets a violin's strings vibrating.",
    "The top of a violin is usually made of spruce, its back and sides of maple.",
    "A small rod of spruce inside the violin, the sound post, carries vibrations from the top to the back.",
    "The violin has no frets, so that the player finds each pitch by ear and touch.",
    "Plucking the strings of a violin with the finger is called pizzicato.",
    "Niccolò Paganini wrote 24 caprices for violin alone.",
  ],
  falsehoods: [
    "The violin was invented by Mozart.",
    "A violin has six strings, tuned like those of a guitar.",
    "A violin is carved from a single block of ebony.",
    "Stradivari made his violins in Paris, during the French Revolution.",
  ],
};
