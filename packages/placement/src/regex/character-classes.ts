/** Whether a UTF-16 unit belongs to a class. */
export type CharTest = (code: number) => boolean;

/** `\w` of Java: ASCII letters, digits and the underscore. */
export function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

/** The same class with upper and lower case taken for one another. */
export function ignoringCase(test: CharTest): CharTest {
  return (code) => {
    const character = String.fromCharCode(code);
    return test(code) || test(character.toLowerCase().charCodeAt(0)) || test(character.toUpperCase().charCodeAt(0));
  };
}

/** A class by its shorthand letter, its POSIX name or a Unicode property's name; undefined if there is none. */
export function classOf(name: string): CharTest | undefined {
  const known = CLASSES[name];
  if (known !== undefined) return matcher(known);
  if (!/^(Is|In)?[A-Z]\w*$/.test(name)) return undefined;
  try {
    return matcher(new RegExp(`\\p{${name.replace(/^Is/, "")}}`, "u"));
  } catch {
    return undefined;
  }
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[A-Za-z0-9_]/,
  W: /[^A-Za-z0-9_]/,
  s: /[ \t\n\v\f\r]/,
  S: /[^ \t\n\v\f\r]/,
  h: /[ \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]/,
  H: /[^ \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]/,
  v: /[\n\v\f\r\u0085\u2028\u2029]/,
  V: /[^\n\v\f\r\u0085\u2028\u2029]/,
  Lower: /[a-z]/,
  Upper: /[A-Z]/,
  Alpha: /[A-Za-z]/,
  Digit: /[0-9]/,
  Alnum: /[A-Za-z0-9]/,
  Punct: /[!-/:-@[-`{-~]/,
  Space: /[ \t\n\v\f\r]/,
  XDigit: /[0-9A-Fa-f]/,
};

function matcher(pattern: RegExp): CharTest {
  return (code) => pattern.test(String.fromCharCode(code));
}
