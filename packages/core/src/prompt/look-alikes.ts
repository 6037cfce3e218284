/**
 * Characters that look like a Latin letter, by that letter. From Unicode's confusables
 * (https://www.unicode.org/Public/security/latest/confusables.txt), without those that `NFKD` maps,
 * letters with a stroke, and capitals of Coptic and Old Italic. Cyrillic small letters are here if
 * their capitals look like a Latin one.
 */
const table = `
a аɑαᴀꓮᎪⲀ𐌀 b вβʙƅꓐᏼⲂ𐌁 c сϲᴄꓚᏟƈȼⲤ𐌂 d ԁᴅđɗꓓᎠɖ e еεᴇҽꓰᎬɇⲈ𐌄 f ғꓝϝ g ɡɢԍցꓖᏀǥɠ h һнʜħհΗꓧᎻⲎ i іıɩιɪꓲӀᎥⲒ𐌉
j јϳᴊյꓙᎫ k кκᴋĸꓗᏦⲔ l ӏłʟǀꓡᏞƚɫⱡ m мᴍΜꓟᎷɱⲘ𐌑 n ηɴոռΝꓠƞɲⲚ o оοσᴏøօɵꓳᴑⲞ p рρᴘꓑᏢƥⲢ q ԛզգꞯ r ʀꓣᏒᎡ s ѕꜱꓢᏚᏕ
t тτᴛŧꓔᎢƭⱦⲦ𐌕 u υᴜսʋꓴʉ v νѵᴠꓦᏙ w ԝѡωᴡաꓪᎳᏔⲰ x хχꓫ×Ⲭ𐌗 y уүγʏΥꓬɣᎩⲨ z ᴢΖꓜᏃ
`;

/** The Latin letter that a character looks like. */
export const lookAlikes: ReadonlyMap<string, string> = new Map(
  [...table.matchAll(/([a-z]) (\S+)/g)].flatMap(([, letter = "", alike = ""]) =>
    Array.from(alike, (char): [string, string] => [char, letter]),
  ),
);
