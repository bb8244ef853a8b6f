import { formatArn, registeredForm } from "@stowage/model";
import type {
  RegisterDaemonTaskDefinitionRequest,
  RegisterDaemonTaskDefinitionResponse,
  RegisterTaskDefinitionRequest,
} from "@stowage/model/ecs";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { checkTags, newTags } from "../tags.js";
import { DAEMON_FAMILY, daemonDefinitionArn } from "./daemon-definitions.js";
import { familyKey } from "./refs.js";
import { clientError } from "./refuse.js";

/** Revisions count up as those of other task definitions do, in families of their own. */
export const registerDaemonTaskDefinition: Operation<RegisterDaemonTaskDefinitionRequest, RegisterDaemonTaskDefinitionResponse> = operation(
  "RegisterDaemonTaskDefinition",
  ({ input, view, place, now }) => {
    const { tags: _tags, ...daemon } = input;
    checkDefinition(daemon);
    const tags = checkTags(input.tags, "InvalidParameterException");
    const key = familyKey(place, DAEMON_FAMILY + input.family);
    const latest = view.get("families", key)?.latest ?? 0;
    const revision = latest + 1;
    const arn = daemonDefinitionArn(place, input.family, revision);
    const row: TaskDefinitionRow = {
      arn,
      family: DAEMON_FAMILY + input.family,
      revision,
      status: "ACTIVE",
      definition: asTaskDefinition(daemon),
      daemon,
      compatibilities: ["MANAGED_INSTANCES"],
      requiresAttributes: [],
      registeredAt: now,
      registeredBy: formatArn({ ...place, region: "" }, "iam", "root"),
    };
    return {
      output: { daemonTaskDefinitionArn: arn },
      commands: [
        { op: latest === 0 ? "put" : "patch", table: "families", key, row: { latest: revision }, why: "the next revision" },
        { op: "put", table: "taskDefinitions", key: arn, row, why: "RegisterDaemonTaskDefinition" },
        ...newTags(arn, tags, "RegisterDaemonTaskDefinition"),
      ],
    };
  },
);

/** AWS's own sentences are not documented. */
function checkDefinition({ family, containerDefinitions, memory }: RegisterDaemonTaskDefinitionRequest): void {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) clientError("A family has 1 to 255 letters, digits, hyphens and underscores.");
  if (containerDefinitions.length === 0) clientError("A daemon task definition has at least one container.");
  const names = containerDefinitions.map(({ name }) => name);
  if (names.some((name) => name === undefined || name === "")) clientError("A container of a daemon task definition has a name.");
  if (new Set(names).size < names.length) clientError("Each container of a daemon task definition has a name of its own.");
  if (containerDefinitions.every(({ essential }) => essential === false)) clientError("A task has at least one essential container.");
  if (memory === undefined && containerDefinitions.some((each) => each.memory === undefined && each.memoryReservation === undefined)) {
    clientError("Invalid setting for container: at least one of 'memory' or 'memoryReservation' must be specified.");
  }
}

/** As what starts and places tasks reads it; daemons have a network of the instance's. */
function asTaskDefinition({
  family,
  containerDefinitions,
  cpu,
  memory,
}: RegisterDaemonTaskDefinitionRequest): RegisterTaskDefinitionRequest {
  const sizes = { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
  const containers = containerDefinitions as RegisterTaskDefinitionRequest["containerDefinitions"];
  return registeredForm({ family, networkMode: "bridge", containerDefinitions: containers, ...sizes });
}
