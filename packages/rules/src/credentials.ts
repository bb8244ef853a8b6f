import { credentialShapes } from "./credential-shapes.js";

/** One look before many: whatever has one of the shapes matches this too. */
const anyShape = new RegExp(credentialShapes.map(([, form]) => form.source).join("|"), "i");

/**
 * What kind of credential the text looks like; undefined if it looks like none. A long text counts as a key if its letters are as mixed as
 * random ones are, it is not made of words, and what it stands for is no text in base64.
 *
 * @example
 * credentialShape("postgres://shop:hunter2@db:5432/shop"); // "an address with a password"
 */
export function credentialShape(text: string): string | undefined {
  if (text.length < shortestToken && !text.includes("=") && !text.includes("://")) return undefined;
  if (anyShape.test(text)) for (const [what, form] of credentialShapes) if (form.test(text)) return what;
  const encoded = textInBase64(text);
  if (encoded !== undefined) return credentialShape(encoded);
  return looksRandom(text) ? "a random key" : undefined;
}

/** Slack's. What is shorter and a credential is in an address or a connection string. */
const shortestToken = 15;

/** What issuers mean to be public, and what is no secret by what it is: checksums of resources, public keys, compressed data. */
const publicForms = /^(?:pk_(?:live|test)_|sha(?:256|384|512)-|MII[A-Za-z0-9]{1,3}jANBgkqhkiG9w0B|MFkwEwYHKoZIzj0C|H4sI)/;

/**
 * At least 4.3 bits a character over 32 characters or more, and words make up less than 45 % of them. Our choice: of random keys of 40 characters
 * one in 130 is missed.
 */
function looksRandom(text: string): boolean {
  if (text.length < 32 || !/^[A-Za-z0-9+/_=-]+$/.test(text) || publicForms.test(text)) return false;
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
  const words = (text.match(/[A-Z]?[a-z]{3,}/g) ?? []).filter((word) => /[aeiouy]/i.test(word));
  return words.join("").length < 0.45 * text.length && entropy(text) >= 4.3;
}

/** The text that was encoded: nine in ten characters can be printed, as hardly any of a random key's can. */
function textInBase64(text: string): string | undefined {
  if (text.length < 16 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, "base64").toString("latin1");
  const printed = decoded.match(/[\t\n\r -~]/g) ?? [];
  return printed.length >= 0.9 * decoded.length ? decoded : undefined;
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
