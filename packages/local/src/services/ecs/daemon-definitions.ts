import { formatArn, parseArn, type Place } from "@stowage/model";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { clientError } from "./refuse.js";
import { familyKey, type Lookup } from "./refs.js";

/** What sets the families of daemons' task definitions apart: no family of other ones has a slash. */
export const DAEMON_FAMILY = "daemon-task-definition/";

export function daemonDefinitionArn(place: Place, family: string, revision: number): string {
  return formatArn(place, "ecs", `${DAEMON_FAMILY}${family}:${revision}`);
}

/** `family:revision`, an ARN, or a family, which means its latest revision. */
function findDaemonDefinition({ view, place }: Lookup, reference: string): TaskDefinitionRow | undefined {
  const arn = parseArn(reference);
  const name = arn === undefined ? reference : arn.resource.replace(DAEMON_FAMILY, "");
  const [family = "", revision] = name.split(":");
  if (revision !== undefined)
    return view.get("taskDefinitions", daemonDefinitionArn((arn as Place | undefined) ?? place, family, Number(revision)));
  return view.revisionsOf(familyKey(place, DAEMON_FAMILY + family)).findLast((row) => row.status === "ACTIVE");
}

/** @throws {AwsException} `ClientException` (its sentence is that of other task definitions). */
export function requireDaemonDefinition(lookup: Lookup, reference: string): TaskDefinitionRow {
  return findDaemonDefinition(lookup, reference) ?? clientError("Unable to describe daemon task definition.");
}
