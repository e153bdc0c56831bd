/** Removes the characters of a block that nobody sees, and repairs Chinese that was decoded as Western text. */

/** Zero-width and direction marks, soft hyphens, control characters, private use; a joiner stays inside emoji. */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\p{Co}]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;

/** Whether anything unseen may be there at all: most blocks have nothing. */
const SUSPECT =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb]/;

/** The byte of every character that Windows-1252 has beyond ASCII. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, at) => [new TextDecoder('windows-1252').decode(Uint8Array.of(128 + at)), 128 + at]),
);
const CONTINUATION = [...BYTES].flatMap(([character, byte]) => (byte < 0xc0 ? character : [])).join('');

/** Characters of three bytes each, Han ideographs twice or more among them; a no-break space has become a space. */
const MANGLED = new RegExp(`(?:[\\u00e2\\u00e3\\u00e4-\\u00e9\\u00ef][${CONTINUATION} ]{2}){2,}`, 'gu');
const MIN_HAN = 2;

/** The text without unseen characters and lone surrogates, its mojibake repaired. */
export function cleanCharacters(text: string): string {
  const repaired = /[ä-é][^\0-\x7f]/u.test(text) ? text.replace(MANGLED, repair) : text;
  return SUSPECT.test(repaired) ? repaired.toWellFormed().replace(UNSEEN, '') : repaired;
}

/** What the bytes say in UTF-8; text that is no Chinese in it is left alone. */
function repair(mangled: string): string {
  const bytes = Uint8Array.from(mangled, (character) => BYTES.get(character) ?? 0xa0);
  const text = new TextDecoder().decode(bytes);
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= MIN_HAN && !text.includes('\ufffd') ? text : mangled;
}
