import { isSpace, isSpaceless, isWordCharacter } from "./characters.js";

/** A character as it is compared: without case and curly quotes. Empty for white space and emphasis. */
export function foldedUnit(character: string): string {
  if (isSpace(character) || character === "*" || character === "_") return "";
  if (character === "‘" || character === "’") return "'";
  if (character === "“" || character === "”") return '"';
  return character.toLowerCase();
}

/** A text in units that are compared, with the position of each in the text. */
export interface FoldedText {
  readonly units: readonly string[];
  /** Where each unit begins in the text. */
  readonly positions: readonly number[];
  /** The units that begin a word, a run of signs, or a character of a script without spaces. */
  readonly starts: readonly number[];
}

/** Prepares a text for comparison. */
export function foldText(text: string): FoldedText {
  const units: string[] = [];
  const positions: number[] = [];
  const starts: number[] = [];
  let position = 0;
  let previous = " ";
  for (const character of text) {
    const unit = foldedUnit(character);
    if (unit !== "") {
      if (isStart(previous, character)) starts.push(units.length);
      units.push(unit);
      positions.push(position);
    }
    // Emphasis within a word does not end it.
    if (unit !== "" || isSpace(character)) previous = character;
    position += character.length;
  }
  return { units, positions, starts };
}

/** Whether no word ends between two characters. */
export function isWithinWord(left: string, right: string): boolean {
  if (!isWordCharacter(left) || !isWordCharacter(right)) return false;
  return !isSpaceless(left) && !isSpaceless(right);
}

function isStart(previous: string, character: string): boolean {
  if (isSpace(previous) || isSpaceless(character)) return true;
  return isWordCharacter(previous) !== isWordCharacter(character) || isSpaceless(previous);
}
