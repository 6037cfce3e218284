/**
 * One bit for each eight characters from U+4E00 to U+9FFF, four in a hexadecimal digit: whether none
 * of the eight is a token of `o200k_base`.
 */
const rareEights =
  "000200000000400014426997e5000040008860262700040000409dc8b9cc49dd537dff70000ccf07ea3d2de9008205056b6ab3cddf340000020820fadfffff7000a308d202b000000498580857daffcf00000000843808185565245e710020800401a97301002902808a680d1f716f572c57ffffd290930d92060000000818700437ad108c3dfaeffff0955cf25e5b2fe340f9a459f701d4e97feb7a7048a16fffc7ed00466efdf0abad93edf73cc600d1c30e50bc07a8cdfed394b7008a391ce5efd000313944868b19800223b377e001e1619ae3981959441e6b7ffeddec5eff15ff4f6ffbdfffff0c1d06fff5008e413a518f7f5a800008c4d0657008ca09ddffedd6c5d000010280a491ff939d8fffebefffe9fbffdf7ffd50610c638a7161800720433cdfb105132d599df90defbfb1183ff70ffffffff767feffffffff74c3360f96be4fff";

/** Whether a code point is in the main block of Chinese characters. */
export function isHan(code: number): boolean {
  return code >= 0x4e00 && code < 0xa000;
}

/** Whether a Chinese character is rare. Rare ones are two or three tokens. */
export function isRareHan(code: number): boolean {
  if (!isHan(code)) return false;
  const digit = rareEights.charCodeAt((code - 0x4e00) >> 5);
  // The letters a to f have the values 10 to 15.
  const bits = (digit & 15) + (digit >> 6) * 9;
  return ((bits >> ((code >> 3) & 3)) & 1) === 1;
}
