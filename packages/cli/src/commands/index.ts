import type { Command } from "../command.js";
import { checkCommand } from "./check.js";
import { costCommand } from "./cost.js";
import { deployCommand } from "./deploy.js";
import { importCommand } from "./import.js";
import { localCommand } from "./local.js";
import { placeCommand } from "./place.js";
import { planCommand } from "./plan.js";
import { runCommand } from "./run.js";
import { statusCommand } from "./status.js";
import { synthCommand } from "./synth.js";

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  synthCommand,
  checkCommand,
  importCommand,
  placeCommand,
  costCommand,
  localCommand,
  planCommand,
  deployCommand,
  runCommand,
  statusCommand,
];
