/** The end of a sentence at the end of a word, with closing quotes, emphasis and citations. */
const ending =
  /[\p{Sentence_Terminal}…](?:[\p{Pe}\p{Pf}\p{Pi}\p{M}"'*_~]|\[\^?[\p{L}\p{N},]{1,6}\])*$/u;
const opening = /^[\p{Ps}\p{Pi}\p{Pf}"'*_~]+/u;
/** `J`, `U.S`, `e.g`, `Ph.D`: one or two letters, each time with a point after them. */
const initials =
  /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|(?:\p{L}{1,2}\.)+\p{L}{1,2})$/u;
/** `1.` numbers an item, and `3. Mai` is a date. */
const shortNumber = /^\p{N}{1,3}$/u;

/** Abbreviations before a point after which a sentence usually goes on. */
const abbreviations: ReadonlySet<string> = new Set(
  (
    "mr mrs ms dr prof st sr jr rev hon gen col capt lt sgt gov sen rep messrs mme mlle vs etc cf al " +
    "approx ca circa dept est fig figs eq eqs sec ch vol vols no nos nr pp ed eds inc ltd co corp bros " +
    "ave blvd rd mt ft jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun " +
    "abs abb art bzw bspw evtl ggf inkl exkl max min mind sog std str usw vgl zzgl " +
    "sra srta dra ud uds ej pág núm av ex env tel " +
    "др пр тыс млн млрд руб коп гг см рис стр гл им ул проф акад напр ср " +
    "κλπ βλ σελ αρ πχ"
  ).split(" "),
);

/**
 * Whether a sentence ends with a word that white space follows. The point of an abbreviation (`Dr.`,
 * `e.g.`), of an initial, of a number of up to three digits, and `...` end none.
 *
 * @param word - The characters since the last white space.
 */
export function endsSentence(word: string): boolean {
  const end = ending.exec(word);
  if (end === null) return false;
  if (!end[0].startsWith(".")) return true;
  const name = word.slice(0, end.index).replace(opening, "");
  if (name === "" || name.endsWith(".")) return false;
  if (initials.test(name) || shortNumber.test(name)) return false;
  return !abbreviations.has(name.toLowerCase());
}
