import type { Subject } from "./subject.js";

/** Claims about the printing press. */
export const printingPress: Subject = {
  name: "the printing press",
  aliases: ["printing press", "printing", "Gutenberg", "movable type"],
  truths: [
    "Johannes Gutenberg printed with movable metal type in Mainz around 1450.",
    "The Gutenberg Bible was finished by about 1455.",
    "Bi Sheng invented movable type in China around 1040, four centuries before Gutenberg.",
    "Jikji, printed in Korea in 1377, is the oldest surviving book made with movable metal type.",
    "Gutenberg's type was cast from an alloy of lead, tin and antimony.",
    "Gutenberg used an ink based on oil, which sticks to metal type.",
    "William Caxton set up the first printing press in England in 1476.",
    "By 1500 the presses of Europe had printed many millions of books.",
    "The terms upper case and lower case come from the cases in which printers kept their type.",
    "Friedrich Koenig's press, driven by steam, printed The Times of London from 1814.",
  ],
  falsehoods: [
    "Gutenberg's press ran on steam and printed a thousand pages a minute.",
    "The first book printed with movable type was a novel by Jane Austen.",
    "Printing was forbidden throughout Europe until 1700.",
    "Gutenberg's type was made of glass.",
  ],
};
