import type { Code } from "./code.js";
import { layOut } from "./doc.js";
import { printCode } from "./print-code.js";

/** A constant of a module. */
export interface Constant {
  readonly name: string;
  readonly value: Code;
  readonly exported: boolean;
  /** Said in comments above it. */
  readonly notes?: readonly string[];
}

/** The width that this project's own sources have. */
const width = 140;

const package_ = "@stowage/dsl";
const builders: readonly string[] = ["app", "secretsManager", "sidecar", "ssm", "task"];

/** A module of constants, with an import of what they call, and comments at its head. */
export function printModule(constants: readonly Constant[], notes: readonly string[] = []): string {
  const called = new Set(constants.flatMap(({ value }) => callees(value)));
  const imported = builders.filter((name) => called.has(name));
  const blocks = [
    ...(notes.length > 0 ? [comment(notes)] : []),
    ...(imported.length > 0 ? [`import { ${imported.join(", ")} } from "${package_}";\n`] : []),
    ...constants.map(printConstant),
  ];
  return blocks.join("\n");
}

function printConstant({ name, value, exported, notes = [] }: Constant): string {
  const code = layOut([`${exported ? "export " : ""}const ${name} = `, printCode(value), ";"], width);
  return `${comment(notes)}${code}\n`;
}

/** Line comments; a line break in a note starts another line of the comment, so that nothing of it becomes code. */
function comment(notes: readonly string[]): string {
  return notes
    .flatMap((note) => note.split(/[\r\n\u2028\u2029]+/))
    .map((text) => `// ${text}\n`)
    .join("");
}

function callees(code: Code): readonly string[] {
  switch (code.kind) {
    case "call":
      return [code.callee, ...code.args.flatMap(callees)];
    case "chain":
      return [...callees(code.head), ...code.steps.flatMap(({ args }) => args.flatMap(callees))];
    case "lambda":
      return callees(code.body);
    case "list":
      return code.items.flatMap(callees);
    case "object":
      return code.entries.flatMap(([, value]) => callees(value));
    default:
      return [];
  }
}
