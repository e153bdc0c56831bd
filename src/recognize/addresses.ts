/** Tells names from pieces of addresses, paths, file names and identifiers: `github` in `https://github.com/a` is no name. */
import type { Span } from '../document.ts';

/** An address, or what stands without a space in Latin text and has a mark inside that words do not have. */
const TOKEN = /(?:https?|ftp|git|ssh|wss?):\/\/[!-~]+|www\.[!-~]+|[\w~./@-]*[A-Za-z0-9][./_-][A-Za-z0-9][\w./-]*/giu;

/** `/usr/bin`, `~/.cargo`, `./a`, `a_b`, `x86-64-unknown-linux-gnu`, `docs/index.html`, `github.com/a`. */
const IDENTIFIER =
  /:\/\/|^www\.|^(?:[~.]{0,2}\/|\.\w)|_|(?:-[A-Za-z0-9]+){3}|\/.*\.[a-z]{1,5}$|\.(?:com|org|net|io|cn|dev|ai|gov|edu)\//iu;

/** Prepares, for a text, the question whether a span of it is no name but a piece of something longer. */
export function piecesOf(text: string): (span: Span) => boolean {
  const tokens = [...text.matchAll(TOKEN)].map(({ index, 0: token }) => ({
    start: index,
    end: index + token.length,
    isIdentifier: IDENTIFIER.test(token),
  }));
  if (tokens.length === 0) return () => false;
  return ({ start, end }) => {
    const token = tokenAt(tokens, start) ?? tokenAt(tokens, end - 1);
    if (token === undefined || (start <= token.start && end >= token.end)) return false;
    return token.isIdentifier || isDot(text, start - 1) || isDot(text, end);
  };
}

/** The token that an offset lies in, by bisection. */
function tokenAt<Token extends Span>(tokens: readonly Token[], offset: number): Token | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  const token = tokens[low];
  return token !== undefined && token.start <= offset ? token : undefined;
}

/** The dot of `istio.io` or `a1.json`; not that of `1.Kubernetes` or `Kubernetes.`. */
function isDot(text: string, at: number): boolean {
  return (
    text[at] === '.' &&
    /[A-Za-z][A-Za-z0-9]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /[A-Za-z0-9]/u.test(text.charAt(at + 1))
  );
}
