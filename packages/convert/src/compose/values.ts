/** A duration of Compose (`1m30s`, `500ms`) in seconds; undefined if it is none. A bare number is seconds. */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value === "") return undefined;
  const factors: { readonly [unit: string]: number } = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 };
  let seconds = 0;
  let rest = value;
  while (rest !== "") {
    const [whole, number, unit] = /^(\d+(?:\.\d+)?)(h|ms|m|us|ns|s)/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    seconds += Number(number) * factors[unit!]!;
    rest = rest.slice(whole.length);
  }
  return seconds;
}

/** A size of Compose (`512M`, `1gb`, `300k`; a bare number is bytes) in whole MiB, rounded up; undefined if it is none. */
export function parseMebibytes(value: unknown): number | undefined {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*([kmg]?)b?$/i.exec(String(value)) ?? [];
  if (number === undefined) return undefined;
  const bytes = Number(number) * 1024 ** { "": 0, k: 1, m: 2, g: 3 }[unit.toLowerCase() as "" | "g" | "k" | "m"];
  return Math.ceil(bytes / 1024 ** 2);
}

/** A share of cpus (`0.5`, `"2"`) in ECS's units, 1024 a vCPU; undefined if it is none. */
export function parseCpus(value: unknown): number | undefined {
  const cpus = typeof value === "number" || (typeof value === "string" && value.trim() !== "") ? Number(value) : Number.NaN;
  return Number.isFinite(cpus) && cpus > 0 ? Math.ceil(cpus * 1024) : undefined;
}

/** The words of a command line, with quotes and backslashes as a shell has them; no variables, no globs. */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let index = 0; index < line.length; index++) {
    const character = line[index]!;
    if (quote === "'" && character !== "'") word = (word ?? "") + character;
    else if (character === "\\" && quote !== "'" && index + 1 < line.length) word = (word ?? "") + line[++index];
    else if (character === quote) quote = "";
    else if (quote === "" && (character === "'" || character === '"')) {
      quote = character;
      word ??= "";
    } else if (quote === "" && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + character;
  }
  if (word !== undefined) words.push(word);
  return words;
}
