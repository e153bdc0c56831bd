/** Removes the characters of a block that nobody sees. */

/** Zero-width and direction marks, soft hyphens, control characters, private use; a joiner stays inside emoji. */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\p{Co}]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;

/** Whether anything unseen may be there at all: most blocks have nothing. */
const SUSPECT =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb]/;

/** The text without unseen characters and lone surrogates. */
export function cleanCharacters(text: string): string {
  return SUSPECT.test(text) ? text.toWellFormed().replace(UNSEEN, '') : text;
}
