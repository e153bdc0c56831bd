declare module 'opencc-js/t2cn' {
  /** Makes a function that converts text from one script to another. */
  export function Converter(scripts: { from: 't'; to: 'cn' }): (text: string) => string;
}
