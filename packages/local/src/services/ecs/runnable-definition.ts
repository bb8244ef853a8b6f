import type { TaskDefinitionRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { findTaskDefinition, type Lookup } from "./refs.js";
import { clientError } from "./refuse.js";

/**
 * The revision that new tasks are to have; it must be ACTIVE.
 *
 * @param inactive The exception for one that is not: captures show ClientException for services and InvalidParameterException for RunTask.
 */
export function runnableDefinition(
  lookup: Lookup,
  reference: string,
  inactive: "ClientException" | "InvalidParameterException",
): TaskDefinitionRow {
  const row = findTaskDefinition(lookup, reference);
  if (row === undefined) return clientError("TaskDefinition not found.");
  if (row.status !== "ACTIVE") throw new AwsException(inactive, "TaskDefinition is inactive");
  return row;
}
