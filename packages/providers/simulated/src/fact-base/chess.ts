import type { Subject } from "./subject.js";

/** Claims about chess. */
export const chess: Subject = {
  name: "chess",
  aliases: ["chess"],
  truths: [
    "A chess board has 64 squares, and each player begins with 16 pieces.",
    "Chess descends from chaturanga, a game played in India by the seventh century.",
    "Castling is the only chess move in which a player moves two pieces at once.",
    "A pawn that reaches the last rank is promoted, most often to a queen.",
    "A pawn may be captured en passant only directly after its double step.",
    "The knight is the only chess piece whose ordinary move may jump over others.",
    "Wilhelm Steinitz became the first official world champion of chess in 1886.",
    "In 1997 the computer Deep Blue beat Garry Kasparov, then world champion, in a chess match.",
    "Stalemate, when the player to move is not in check but has no legal move, is a draw.",
    "Claude Shannon put the number of possible chess games at about 10 to the power of 120.",
  ],
  falsehoods: [
    "A game of chess may last 50 moves at most.",
    "The queen moves like a knight on her first turn.",
    "Bobby Fischer invented the game of chess in 1972.",
    "The king in chess may move any number of squares along a diagonal.",
  ],
};
