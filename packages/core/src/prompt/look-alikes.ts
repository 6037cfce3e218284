/**
 * Characters that look like a Latin letter, by that letter. From Unicode's confusables
 * (https://www.unicode.org/Public/security/latest/confusables.txt), without those that `NFKD` maps;
 * letters with a stroke or a hook; and capitals of old alphabets. Cyrillic small letters are here if
 * their capitals look like a Latin one.
 */
const table = `
a аɑαᴀꓮᎪⱥᗅⲀ𐊠𐌀 b вβʙƅꓐᏼƀɓᏏᗷⲂ𐊂𐊡𐌁 c сϲᴄꓚᏟƈȼⲤ𐊢𐌂𐐕 d ԁᴅđɗꓓᎠɖᗞᗪꓒ e еεᴇҽꓰᎬɇ℮Ⲉⴹꬲ𐊆𐌄 f ғꓝϝꞙᖴ𐊇𐊥 g ɡɢԍցꓖᏀǥɠᶃᏳ
h һнʜħհΗꓧᎻⱨᏂᕼⲎ𐋏 i іıɩιɪꓲӀᎥꙇⲒ𐌉 j јϳᴊյꓙᎫɉᒍ k кκᴋĸꓗᏦƙᛕⲔꝁ l ӏłʟǀꓡᏞƚɫⱡᒪ m мᴍΜꓟᎷɱᗰᛖⲘϺ𐊰𐌑 n ηɴոռΝꓠƞɲⲚ
o оοσᴏøօɵꓳᴑⲞⵔ𐊒𐊫𐐄𐓂 p рρᴘꓑᏢƥᑭⲢ𐊕ꝑ q ԛզգꞯɋⵕꝗ r ʀꓣᏒɍɽᎡᖇ s ѕꜱꓢᏚʂᏕ𐊖𐐠 t тτᴛŧꓔᎢƭⱦⲦ𐊗𐊱𐌕 u υᴜսʋꓴʉᑌ𐓎 v νѵᴠꓦᏙᐯⴸ
w ԝѡωᴡաꓪᎳⱳᏔⲰ x хχꓫ×ᚷⲬⵝꭓ𐊐𐊴𐌗 y уүγʏΥꓬɏɣᎩᎽⲨ𐊲 z ᴢΖꓜᏃƶ
`;

/** The Latin letter that a character looks like. */
export const lookAlikes: ReadonlyMap<string, string> = new Map(
  [...table.matchAll(/([a-z]) (\S+)/g)].flatMap(([, letter = "", alike = ""]) =>
    Array.from(alike, (char): [string, string] => [char, letter]),
  ),
);
