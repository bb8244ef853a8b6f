/** The entry of a section of an Assembly: "constructor" and "__proto__" are valid names of what is not there. */
export function ownEntry<T>(section: { readonly [name: string]: T } | undefined, name: string): T | undefined {
  return section && Object.hasOwn(section, name) ? section[name] : undefined;
}
