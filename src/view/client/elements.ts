/** Makes elements of the page. Text goes in as text nodes alone, so that nothing in it can become markup. */

type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;
type Child = Node | string | null;

/** An element; a function under a name like `onclick` listens, `true` sets an attribute without value, `false` none. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (typeof value === 'string') made.setAttribute(name, value);
    else made.toggleAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A name or sentence of an article: its writing direction stays its own, and controls in it are not shown. */
export function quoted(text: string, attributes: Attributes = {}): HTMLElement {
  return element('bdi', attributes, printable(text));
}

/** Without the characters that have no glyph, or that reorder what stands around them. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ');
}
