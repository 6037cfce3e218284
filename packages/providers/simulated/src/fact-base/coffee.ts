import type { Subject } from "./subject.js";

/** Claims about coffee. */
export const coffee: Subject = {
  name: "coffee",
  aliases: ["coffee", "espresso", "caffeine"],
  truths: [
    "Coffee beans are the seeds of a fruit called the coffee cherry.",
    "Most coffee comes from two species, arabica and robusta.",
    "Robusta beans hold roughly twice as much caffeine as arabica beans.",
    "Brazil grows more coffee than any other country.",
    "Arabica coffee grows wild in the highlands of Ethiopia.",
    "Coffee beans are green before they are roasted.",
    "Caffeine keeps people awake by blocking the receptors for adenosine in the brain.",
    "Coffee was drunk in Yemen by the fifteenth century.",
    "Espresso is made by pressing hot water through finely ground coffee at about nine bars.",
    "Decaffeinated coffee still holds a little caffeine.",
  ],
  falsehoods: [
    "Coffee beans grow underground, like peanuts.",
    "A dark roast of coffee holds ten times as much caffeine as a light one.",
    "The coffee plant was first grown in Iceland.",
    "Instant coffee is made from roasted barley and holds no coffee at all.",
  ],
};
