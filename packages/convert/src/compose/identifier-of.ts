/** A name of Compose as one that containers, services and families may have: letters, digits, - and _; with a number if `used` has it. */
export function identifierOf(name: string, used: ReadonlySet<string> = new Set()): string {
  const base = name.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replaceAll(/^-+|-+$/g, "") || "service";
  if (!used.has(base)) return base;
  let number = 2;
  while (used.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}
