import { Command as Program, CommanderError, Option as ProgramOption } from "commander";
import type { Command, Options } from "./command.js";
import { commands } from "./commands/index.js";
import { processIo } from "./io.js";
import type { Io } from "./io.js";
import { renderError } from "./render/error.js";
import { version } from "./version.js";

/**
 * Runs the command line and returns its exit code: 0 for success, 1 for findings or a failed run, 2 for wrong usage or unreadable input.
 *
 * @example
 * process.exitCode = await main(["check", "task.json"]);
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  let exitCode = 0;
  const program = programOf(io, async (command, operands, options) => {
    exitCode = await command.run({ operands, options, io });
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return renderError(error, io, argv.includes("--debug"));
  }
}

type Run = (command: Command, operands: readonly string[], options: Options) => Promise<void>;

function programOf(io: Io, run: Run): Program {
  const program = new Program("stowage")
    .description("Amazon ECS, typed.")
    .version(version)
    .option("--debug", "show stack traces and the warnings of libraries")
    .exitOverride()
    // `cost diff` and `cost` each have a --format of their own.
    .enablePositionalOptions()
    .showHelpAfterError("(run with --help for the usage)")
    .configureOutput({ writeOut: io.out, writeErr: io.err });
  for (const command of commands) {
    const [parent, name] = placeOf(program, command.name);
    const sub = parent.command(`${name} ${command.operands}`.trim()).description(command.summary).option("--debug", "show stack traces");
    for (const { flags, about, choices, default: value } of command.options) {
      const option = new ProgramOption(flags, about);
      if (choices) option.choices([...choices]);
      if (value !== undefined) option.default(value);
      sub.addOption(option);
    }
    sub.action(async (...given: unknown[]) => {
      const operands = given
        .slice(0, -2)
        .flat()
        .filter((operand) => typeof operand === "string");
      await run(command, operands, given.at(-2) as Options);
    });
  }
  return program;
}

/** `cost diff` is the command `diff` of `cost`; a word that is no command itself only holds others. */
function placeOf(program: Program, name: string): [parent: Program, name: string] {
  const [first = "", second] = name.split(" ");
  if (second === undefined) return [program, first];
  return [
    program.commands.find((sub) => sub.name() === first) ?? program.command(first).description(`see stowage ${first} --help`),
    second,
  ];
}
