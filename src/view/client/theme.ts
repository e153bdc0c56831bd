/** The colours of the drawing: those of the style sheet, which knows light and dark. */

export interface Theme {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly pair: string;
  readonly relation: string;
  readonly accent: string;
  /** Of what is not looked at just now. */
  readonly faded: string;
  readonly fadedLink: string;
  readonly typeColor: (type: string) => string;
}

/** The colours as they are now; they change when the reader's system goes from light to dark. */
export function currentTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const colorByType = new Map<string, string>();
  return {
    background: color('background'),
    text: color('text'),
    muted: color('muted'),
    pair: color('pair'),
    relation: color('relation'),
    accent: color('accent'),
    faded: color('faded'),
    fadedLink: color('faded-link'),
    typeColor(type) {
      const known = colorByType.get(type) ?? (/^\w+$/u.test(type) ? color(type) : '');
      colorByType.set(type, known);
      return known === '' ? color('muted') : known;
    },
  };
}
