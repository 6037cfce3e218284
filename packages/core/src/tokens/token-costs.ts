/**
 * Pairs of letters that tokens of `o200k_base` rarely separate: a letter, then the letters after it.
 * Fitted to texts in 80 languages with Latin letters.
 */
export const joinedLetters =
  "abcdfghiklmnprstuvy babelorsuy caceikloprstuyz daegijlnorsuvy eacdefgilmnopqrsuvwxy faefilorstuy geghilnorsy haeimnorst iabcdefgjlmnoqrstvxz jeknsu kdeiknsty ladefiklmnopqstvy maegimops nacdefghlmorstuvy obcdefgilmnopqrstuvw pehilmoprstu qqu racdefghiklmnopstuvy scefhimopstuyz tcehilmnoprsvwy uabcdefgiklmnprstuxy veino wahinors xcpt yacopsw zajwyz";

/** Pairs of symbols that are often one token in source code, JSON and Markdown. */
export const joinedSymbols =
  '() {} [] "" () ); (" ") "} {" "] [" "{ }" }} )) (( ]] [[ }) ({ }, }; "; ", ": =" ">  </ /> :// .. ... */ /* // -> => == != >= <= += -= && || || :: :** **: ** `` ~~ ]( ). ), .) ," .\\" $$ |- -|';

/** Cost of a repeated ASCII symbol or space, in hundredths of a token; of other symbols, 25. */
export const repeats = { " #*-./=_": 2, "\t\n!%+~:;": 6, "&[]`{}": 50 };

/** Cost of a repeated symbol outside ASCII, in hundredths of a token; others are not compressed. */
export const repeatedOthers = [
  ["　 …—─═", 13],
  ["。、，！？～·•★☆█ー・‘’", 50],
] as const;

/**
 * Tokens per character outside ASCII, in hundredths. Each entry: the first code point of a range in
 * hexadecimal, the tokens of a character inside a word, of the first one of a word if it differs, and
 * of the same character once more if that is not at least 140.
 */
export const ranges = `
80 200|a0 100 100 100|c0 88 100|100 100 160|180 160|1a0 45 95|1b1 160|250 160|259 35|25a 160|300 160|330 230|340 160|
370 160|386 35 65 70|3cf 160|400 21 78 70|450 60 90|460 95|530 25 88|590 130|5d0 36 64 70|
600 100|620 29 58 70|64b 100|660 100|670 50 75|700 210|780 210|7c0 300|
900 30 75|980 33 70|a00 56 80|a80 35 70|b00 115|b80 33 75|c00 47 75|c80 36 100|d00 30 100|d80 57 85|
e00 43|e50 180|e80 187|f00 150|1000 62|10a0 28 80|1100 280|1200 203|1380 300|1780 63|1800 300|
1e00 160|1ea0 40 95|1f00 200|2000 100|2070 160|2300 200|2400 160|2500 150|2600 170|2800 260|2900 230|2c00 280|2e80 250|
3000 80|3040 75|3100 200|3400 290|4e00 87|a000 290|ac00 79 90|d7b0 280|e000 280|fe00 100|fe10 260|ff00 120|ff66 200|
10000 370|1d400 260|1d800 370|1f000 280|1f1e6 180|1f200 260|1f300 210|1f700 280|1f900 240|1fa00 290|1fb00 370`;
