import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { golden } from "./golden.js";
import { packageFolder, tsc } from "./tsc.js";

// Each mistake that the compiler must name is a program, NAME.ts, with a right one beside it, NAME.right.ts. What tsc prints is the golden file.
const folder = join(packageFolder, "test", "wrong");
const programs = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".right.ts"));
const printed = sections(tsc(folder, "-p", "."));
const expected = parse(golden("wrong-programs.txt", write(printed)));

describe("a wrong program is refused with the message", () => {
  it.each(programs)("%s", (program) => {
    expect(printed.get(program)).toBeDefined();
    expect(printed.get(program)).toEqual(expected.get(program));
  });

  it("and nothing else is in the golden file", () => {
    expect([...expected.keys()].sort()).toEqual([...programs].sort());
  });
});

describe("beside each wrong program", () => {
  it.each(programs)("there is a right one that differs from %s and compiles", (program) => {
    const right = program.replace(/\.ts$/, ".right.ts");
    expect(readFileSync(join(folder, right), "utf8")).not.toBe(readFileSync(join(folder, program), "utf8"));
    expect(printed.get(right)).toBeUndefined();
  });
});

/** The lines that tsc prints, by file; a line that is indented belongs to the one before it. */
function sections(output: string): Map<string, string> {
  const found = new Map<string, string>();
  let file = "";
  for (const line of output.split("\n").filter(Boolean)) {
    file = /^(\S+\.ts)\(/.exec(line)?.[1] ?? file;
    found.set(file, `${found.get(file) ?? ""}${line}\n`);
  }
  return found;
}

function write(found: ReadonlyMap<string, string>): string {
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => `# ${file}\n${text}`)
    .join("\n");
}

function parse(text: string): Map<string, string> {
  return sections(text.replaceAll(/^# .*$/gm, ""));
}
