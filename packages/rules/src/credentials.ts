/** Keys that can be told by their shape, each with its issuer's prefix. */
const shapes: readonly (readonly [what: string, form: RegExp])[] = [
  ["an AWS access key id", /(?<![A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a GitHub token", /(?<![A-Za-z0-9])(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})/],
  ["a Slack token", /(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10,}/],
  ["a Stripe key", /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{16,}/],
  ["a Google API key", /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/],
  ["a JSON web token", /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/],
  ["an address with a password", /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s@]{3,}@/i],
];

/** A cheap look before the forms: each has one of these. */
const mark = /A(?:KIA|SIA|Iza)|-----BEGIN|gh[pousr]_|github_pat_|xox|k_live_|eyJ|:\/\//;

/**
 * What kind of credential the text looks like; undefined if it looks like none. A long text without words counts as a key if its letters
 * are as mixed as random ones are: at least 4.3 bits each over 32 characters or more, our choice.
 *
 * @example
 * credentialShape("postgres://shop:hunter2@db:5432/shop"); // "an address with a password"
 */
export function credentialShape(text: string): string | undefined {
  if (mark.test(text)) for (const [what, form] of shapes) if (form.test(text)) return what;
  const lookalike = text.length >= 32 && /^[A-Za-z0-9+/_=-]+$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
  return lookalike && !text.startsWith("/") && entropy(text) >= 4.3 ? "a random key" : undefined;
}

/** Shannon entropy in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Whether `user` of a container is root, by name or by number. */
export function isRoot(user: string): boolean {
  return /^(0|root)(:|$)/.test(user);
}
