import fc from "fast-check";
import { Continuation, type Continued } from "./continuation.js";

/** Words of several scripts, each used once in a text, so that no repeat is there by intention. */
const words: Readonly<Record<string, readonly string[]>> = {
  Latin:
    "Harbour lanterns flicker while seven patient fishermen untangle frozen nets beside don't well-known quay café naïve Åland coöperate 3.14 resumé".split(
      " ",
    ),
  Cyrillic: "Пекарня открывается рано утром поэтому улица пахнет свежим хлебом сегодня".split(" "),
  Greek: "Ο φούρνος ανοίγει νωρίς επειδή γείτονες αγοράζουν ζεστό ψωμί κάθε μέρα".split(" "),
  Arabic: "يفتح المخبز قبل شروق الشمس ولهذا تفوح رائحة الخبز صباحا".split(" "),
  Hebrew: "המאפייה נפתחת לפני הזריחה ולכן הבית מריח מלחם טרי".split(" "),
  Devanagari: "हमारी गली बेकरी सूर्योदय पहले खुलती इसलिए घर रोटी सुगंध".split(" "),
  Korean: "우리 동네 빵집은 해가 뜨기 전에 문을 열어서 집안이 향기롭다".split(" "),
  Emoji: "👩‍👩‍👧 🇩🇪🇫🇷 👍🏽 🏴‍☠️ ❤️ e\u0301tude 1️⃣ 👨🏿‍🚀 نُور".split(" "),
};

/** Texts of scripts without spaces. */
const unspaced: readonly string[] = [
  "我们街上的面包店在日出之前开门。因此整座房子都有香味！邻居说她喜欢这样？",
  "通りのパン屋は夜明け前に開きます。「だから家中がいい香り。」と隣人は言いました。毎日ですよ！",
  "ร้านขนมปังบนถนนของเราเปิดก่อนพระอาทิตย์ขึ้น ทั้งบ้านจึงหอมกลิ่นขนม เพื่อนบ้านบอกว่าน้ำดี",
];

const ends = fc.constantFrom(".", "!", "?", "…", ".”");

/** A sentence of words of one script, in random order. */
const sentence: fc.Arbitrary<string> = fc
  .constantFrom(...Object.values(words))
  .chain((all) => fc.tuple(fc.shuffledSubarray([...all], { minLength: 3 }), ends))
  .map(([some, end]) => some.join(" ") + end);

const decorated: fc.Arbitrary<string> = fc
  .tuple(sentence, fc.constantFrom("", "**", "_", "`", "$", "link"))
  .map(([text, mark]) => (mark === "link" ? `[${text}](https://x.org/a)` : mark + text + mark));

const prose: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: sentence }, decorated), { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.join(" "));

const block: fc.Arbitrary<string> = fc.oneof(
  prose,
  fc.constantFrom(...unspaced),
  sentence.map((text) => `## ${text.slice(0, -1)}`),
  prose.map((text) => `> ${text}`),
  listOf((index) => `${index + 1}. `),
  listOf((index) => (index === 1 ? "  - " : "- ")),
  fc.tuple(sentence, sentence).map(([one, two]) => `| ${one} | b |\n| --- | --- |\n| ${two} | c |`),
  fc
    .tuple(fc.constantFrom("```", "~~~"), prose)
    .map(([mark, code]) => `${mark}js\n${code.replaceAll(". ", ";\n    ")}\n${mark}`),
);

function listOf(markerOf: (index: number) => string): fc.Arbitrary<string> {
  return fc
    .array(sentence, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item, index) => markerOf(index) + item).join("\n"));
}

/** Markdown of one to five blocks, in several scripts. */
export const markdownText: fc.Arbitrary<string> = fc
  .uniqueArray(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => blocks.join("\n\n"));

/** Lengths of pieces, repeated: characters, words, or any. */
export const pieceLengths: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.constant([1]),
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
);

/** Splits a text into pieces of these lengths, in turn. */
export function inPieces(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, index = 0; at < text.length; index += 1) {
    const length = lengths[index % lengths.length] ?? 1;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

/** What came of a continuation. */
export interface ReadContinuation {
  readonly added: string;
  readonly overlap: number;
  readonly startsOver: boolean;
}

/** Reads a continuation in pieces. */
export function readContinuation(given: Continued, pieces: readonly string[]): ReadContinuation {
  const continuation = new Continuation(given);
  const added = pieces.map((piece) => continuation.push(piece)).join("") + continuation.end();
  return { added, overlap: continuation.overlap, startsOver: continuation.startsOver };
}
