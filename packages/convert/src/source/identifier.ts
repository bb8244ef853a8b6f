/** Words that cannot name a constant in a module, and the names that generated modules take from @stowage/dsl. */
const taken: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static super switch " +
    "this throw true try typeof undefined var void while with yield NaN Infinity Date app secretsManager ssm task"
  ).split(" "),
);

/**
 * A name for a constant that reads like the text: `next-uk-post-codes` → `nextUkPostCodes`. What cannot stand in a name is left out;
 * a word that the language keeps for itself, or that `used` has, gets `suffix`, and then a number.
 */
export function identifier(text: string, suffix: string, used: ReadonlySet<string> = new Set()): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("");
  const base = /^[A-Za-z]/.test(joined) ? joined : `${lowerFirst(suffix)}${joined}`;
  const free = (candidate: string): boolean => !taken.has(candidate) && !used.has(candidate);
  if (free(base)) return base;
  const longer = base.endsWith(suffix) ? base : `${base}${suffix}`;
  if (free(longer)) return longer;
  let number = 2;
  while (!free(`${longer}${number}`)) number++;
  return `${longer}${number}`;
}

/** `AWSThing` → `awsThing`, `Web` → `web`, `WEB` → `web`. */
function lowerFirst(word: string): string {
  const capitals = /^[A-Z]+(?![a-z])/.exec(word)?.[0] ?? word.slice(0, 1);
  return capitals.toLowerCase() + word.slice(capitals.length);
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
