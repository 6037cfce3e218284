import type { Subject } from "./subject.js";

/** Claims about the Moon. */
export const theMoon: Subject = {
  name: "the Moon",
  aliases: ["moon", "lunar"],
  truths: [
    "The Moon orbits the Earth at an average distance of about 384,400 kilometres.",
    "The Moon takes about 27.3 days to orbit the Earth once.",
    "The same side of the Moon always faces the Earth, because it turns once in each orbit.",
    "The Moon's diameter is about 3,474 kilometres, a little more than a quarter of the Earth's.",
    "Gravity at the surface of the Moon is about one sixth of the Earth's.",
    "The dark plains of the Moon, called maria, are ancient flows of solidified lava.",
    "Twelve people have walked on the Moon, all of them between 1969 and 1972.",
    "The Moon most likely formed from the debris of a collision between the young Earth and a body about the size of Mars.",
    "The Moon moves away from the Earth by about 3.8 centimetres a year.",
    "Water ice lies in craters near the poles of the Moon that sunlight never reaches.",
  ],
  falsehoods: [
    "The Moon shines with light of its own, which fades and returns every two weeks.",
    "The far side of the Moon never receives any sunlight.",
    "The Moon is larger than the planet Mercury.",
    "The Moon has a breathable layer of air, up to 50 metres deep.",
  ],
};
