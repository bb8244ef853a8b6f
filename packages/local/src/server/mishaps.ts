import { StowageError, type Place } from "@stowage/model";
import { agentConnection } from "../control/capacity/agent-connection.js";
import type { Command, Input } from "../control/types.js";
import { replaceRow } from "../services/replace-row.js";

/** Whether FARGATE or FARGATE_SPOT takes tasks: `unavailable`, it has no capacity; `failing`, it answers with an internal error. */
export type FargateCapacity = "available" | "unavailable" | "failing";

const causes = { unavailable: "capacity", failing: "internal" } as const;

/**
 * Says whether Fargate has capacity from now on. Tasks that run stay; services that lack tasks get them once there is some again.
 *
 * @param capacityProvider `FARGATE` (tasks of that launch type too) or `FARGATE_SPOT`.
 * @throws {StowageError} `fargate-capacity`: there is no such provider, or no such state.
 */
export function setFargateCapacity(
  { region, account }: Place,
  capacityProvider: string,
  capacity: FargateCapacity,
): Input<{ readonly capacityProvider: string; readonly capacity: FargateCapacity }> {
  if (capacityProvider !== "FARGATE" && capacityProvider !== "FARGATE_SPOT") {
    throw refusal(`There is no capacity provider "${capacityProvider}" of Fargate's.`, "Name FARGATE or FARGATE_SPOT.");
  }
  if (capacity !== "available" && capacity !== "unavailable" && capacity !== "failing") {
    throw refusal(`Capacity cannot be "${String(capacity)}".`, "Say available, unavailable or failing.");
  }
  const key = `${region}/${account}/${capacityProvider}`;
  const why = `${capacityProvider} is ${capacity}`;
  return (view) => {
    const known = view.get("fargateShortages", key);
    const gone: readonly Command[] = known ? [{ op: "delete", table: "fargateShortages", key, why }] : [];
    const commands = capacity === "available" ? gone : replaceRow(view, "fargateShortages", key, { cause: causes[capacity] }, why);
    return { commands, result: { capacityProvider, capacity } };
  };
}

function refusal(message: string, hint: string): StowageError {
  return new StowageError("fargate-capacity", message, { hint });
}

/**
 * Takes the connection of a container instance's agent to ECS away, or gives it back.
 *
 * @throws {StowageError} `agent`: there is no such instance, or it is gone.
 */
export function setAgentConnected(arn: string, connected: boolean): Input<{ readonly arn: string; readonly connected: boolean }> {
  return (view, now) => {
    const row = view.get("containerInstances", arn);
    if (!row || row.status === "INACTIVE") {
      throw new StowageError("agent", `There is no container instance "${arn}".`, { hint: "Give the ARN of one that is registered." });
    }
    return { commands: agentConnection(row, connected, now), result: { arn, connected } };
  };
}
