import type { Command } from "../command.js";
import { checkCommand } from "./check.js";
import { costAdviseCommand } from "./cost/advise.js";
import { costBillCommand } from "./cost/bill.js";
import { costCommand } from "./cost/cost.js";
import { costDiffCommand } from "./cost/diff.js";
import { costSplitCommand } from "./cost/split.js";
import { deployCommand } from "./deploy.js";
import { fleetCommand } from "./fleet.js";
import { iamCommand } from "./iam.js";
import { importCommand } from "./import.js";
import { localCommand } from "./local.js";
import { placeCommand } from "./place.js";
import { planCommand } from "./plan.js";
import { pricesUpdateCommand } from "./prices-update.js";
import { runCommand } from "./run.js";
import { simulateCommand } from "./simulate.js";
import { statusCommand } from "./status.js";
import { synthCommand } from "./synth.js";

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  synthCommand,
  checkCommand,
  importCommand,
  placeCommand,
  fleetCommand,
  simulateCommand,
  costCommand,
  costDiffCommand,
  costAdviseCommand,
  costBillCommand,
  costSplitCommand,
  pricesUpdateCommand,
  iamCommand,
  localCommand,
  planCommand,
  deployCommand,
  runCommand,
  statusCommand,
];
