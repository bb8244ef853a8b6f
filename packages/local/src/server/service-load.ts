import { ecsArn, isObject, StowageError, type Place } from "@stowage/model";
import type { Input } from "../control/types.js";
import type { ServiceLoadRow } from "../state/monitoring-rows.js";
import { replaceRow } from "../services/replace-row.js";

/** What a service's tasks are to use where nothing can be measured: percent of what is reserved, or requests a second that CPU follows from. */
export interface ServiceLoad {
  /** Percent of what the task definition reserves, on each running task. */
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
  /** Requests a second on the whole service. */
  readonly requests?: number | undefined;
  /** Requests a second with which a task is at 100 % CPU; 100 unless said. */
  readonly requestsPerTask?: number | undefined;
}

const members: readonly (keyof ServiceLoad)[] = ["cpu", "memory", "requests", "requestsPerTask"];

/**
 * Says what a service uses from now on, in place of what was said before; with nothing in it, that nothing is known of it.
 *
 * @param name `CLUSTER/SERVICE`.
 * @throws {StowageError} `service-load`: there is no such service, or a number is none.
 */
export function giveServiceLoad(place: Place, name: string, load: ServiceLoad): Input<{ readonly service: string }> {
  const row = readLoad(load);
  return (view) => {
    const [cluster = "", service = "", more] = name.split("/");
    const arn = ecsArn.service(place, cluster, service);
    if (more !== undefined || view.get("services", arn) === undefined) {
      throw refusal(`There is no service "${name}" in ${place.region}.`, "Name it CLUSTER/SERVICE.");
    }
    const why = "said by hand";
    const known = view.get("serviceLoads", arn) !== undefined;
    if (Object.keys(row).length > 0) return { commands: replaceRow(view, "serviceLoads", arn, row, why), result: { service: arn } };
    return { commands: known ? [{ op: "delete", table: "serviceLoads", key: arn, why }] : [], result: { service: arn } };
  };
}

function readLoad(value: unknown): ServiceLoadRow {
  if (!isObject(value)) throw refusal("A load is an object.", `It may have ${members.join(", ")}.`);
  const unknown = Object.keys(value).find((name) => !(members as readonly string[]).includes(name));
  if (unknown !== undefined) throw refusal(`A load has no member "${unknown}".`, `It may have ${members.join(", ")}.`);
  const given = members.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]] as const]));
  for (const [name, number] of given) {
    const least = name === "requestsPerTask" ? Number.MIN_VALUE : 0;
    if (typeof number !== "number" || !Number.isFinite(number) || number < least) {
      throw refusal(
        `${name} must be a number from 0, but it is ${JSON.stringify(number)}.`,
        "Percent for cpu and memory, a second's count for requests.",
      );
    }
  }
  return Object.fromEntries(given) as ServiceLoadRow;
}

function refusal(message: string, hint: string): StowageError {
  return new StowageError("service-load", message, { hint });
}
