/**
 * Characters that look like a Latin letter, by that letter. From Unicode's confusables
 * (https://www.unicode.org/Public/security/latest/confusables.txt), without those that `NFKD` maps.
 * Cyrillic small letters are here if their capitals look like a Latin one.
 */
const table = `
a аɑαᴀꓮᎪ b вβʙƅꓐᏼ c сϲⲥ𐌂ᴄꓚᏟƈ d ԁᴅđɗꓓᎠ e еεᴇҽꓰᎬ f ғꓝϝ g ɡɢǥԍցꓖᏀ h һнʜħհΗꓧᎻ i іıɩιɪꓲӀ
j јϳᴊյꓙᎫ k кκᴋĸꓗᏦ l ӏłʟǀꓡᏞ m мᴍΜꓟᎷ n ηɴոռΝꓠ o оοσᴏøօɵꓳ p рρᴘꓑᏢ q ԛզգꞯ r ʀꓣᏒ s ѕꜱꓢᏚ
t тτᴛŧꓔᎢ u υᴜսʋꓴ v νѵᴠꓦᏙ w ԝѡωᴡաꓪᎳ x хχꓫ y уүγʏΥꓬ z ᴢΖꓜᏃ
`;

/** The Latin letter that a character looks like. */
export const lookAlikes: ReadonlyMap<string, string> = new Map(
  [...table.matchAll(/([a-z]) (\S+)/g)].flatMap(([, letter = "", alike = ""]) =>
    Array.from(alike, (char): [string, string] => [char, letter]),
  ),
);
