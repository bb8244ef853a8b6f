// What only an SDK client's declaration files say: docs, which enum a member has, which errors an operation throws.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The declaration files are regular, so lines are enough: a comment, `export interface NAME {`, and a line a member. */
export function readDeclarations(folder, wanted = () => true) {
  const models = readdirSync(join(folder, "models")).filter((file) => file.endsWith(".d.ts"));
  const enums = new Set();
  const structures = new Map();
  for (const file of models) {
    const text = readFileSync(join(folder, "models", file), "utf8");
    for (const [, name] of text.matchAll(/^export declare const (\w+): \{$/gm)) enums.add(name);
  }
  for (const file of models) readStructures(readFileSync(join(folder, "models", file), "utf8"), enums, structures);
  const operations = new Map();
  for (const file of readdirSync(join(folder, "commands"))) {
    const operation = /^(\w+)Command\.d\.ts$/.exec(file)?.[1];
    if (operation === undefined || !wanted(operation)) continue;
    const text = readFileSync(join(folder, "commands", file), "utf8");
    const errors = [...text.matchAll(/@throws \{@link (\w+)\}/g)]
      .map(([, name]) => name)
      .filter((name) => !name.endsWith("ServiceException"));
    const [, comment = ""] = /(\/\*\*[^]*?\*\/)\s*export declare class/.exec(text) ?? [];
    operations.set(operation, {
      errors: [...new Set(errors)].sort(),
      docs: plainText(comment.split("@example")[0]),
    });
  }
  return { enums, structures, operations };
}

function readStructures(text, enums, structures) {
  let owner;
  let comment = [];
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (trimmed.startsWith("/**")) comment = [];
    if (trimmed.startsWith("/**") || trimmed.startsWith("*")) {
      comment.push(trimmed);
      continue;
    }
    const opened = /^export (?:declare namespace|declare class|interface) (\w+)/.exec(line);
    if (opened) {
      owner = structures.get(opened[1]) ?? { docs: plainText(comment.join("\n")), members: new Map() };
      structures.set(opened[1], owner);
    }
    const member = /^\s+(?:readonly )?(\w+)\??: (.+);$/.exec(line);
    if (owner && member && !member[1].startsWith("$") && !owner.members.has(member[1]) && member[2] !== "never") {
      const enumName = member[2].match(/\w+/g)?.find((word) => enums.has(word));
      owner.members.set(member[1], { docs: plainText(comment.join("\n")), type: member[2], enumName });
    }
  }
}

/** The first paragraph of an HTML comment as plain text, at most a few sentences: the full text is a link away. */
function plainText(comment) {
  const text = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .replace(/^\s*\*\s?/gm, " ")
    .replace(/@public|@deprecated[^]*$/g, "");
  const paragraph = (/<p>([^]*?)<\/p>/.exec(text)?.[1] ?? text)
    .replace(/<code>([^]*?)<\/code>/g, "`$1`")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\*\//g, "* /")
    .replace(/@/g, "\\@")
    .replace(/\s+/g, " ")
    .trim();
  if (paragraph.length <= 400) return paragraph;
  const sentence = paragraph.slice(0, 400).lastIndexOf(". ");
  return sentence > 0 ? paragraph.slice(0, sentence + 1) : `${paragraph.slice(0, 397)}…`;
}
