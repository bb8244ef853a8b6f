import { escapePointer } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { asRecord } from "../as-record.js";
import { noteLeftOut } from "../note.js";
import type { Notes } from "../note.js";
import type { Group } from "./group-services.js";
import type { Tag } from "./shared-tags.js";

/** The steps for the capacity providers of an app. The compiler names the cluster of Managed Instances and adds the app's tags. */
export function sayCapacityProviders(
  { capacityProviders: names, cluster }: Group,
  { capacityProviders = {} }: Assembly,
  shared: readonly Tag[],
  notes: Notes,
  groups: ReadonlyMap<string, unknown>,
): Step[] {
  // The step of an Auto Scaling group makes its capacity provider too.
  return names
    .filter((name) => !groups.has(name))
    .map((name) => {
      const { name: _, tags = [], ...request } = capacityProviders[name]!;
      const distinct = asRecord(tags, "key", "value") !== undefined;
      if (!distinct)
        noteLeftOut(notes, `/capacityProviders/${escapePointer(name)}/tags`, "A key stands twice in them.", "Keep one of them.");
      const own = distinct ? tags.slice(shared.length) : [];
      const derived = request.managedInstancesProvider === undefined ? undefined : cluster;
      const { cluster: named, ...rest } = request;
      return step("capacityProvider", name, {
        ...(named !== derived && { cluster: named }),
        ...rest,
        ...(own.length > 0 && { tags: own }),
      });
    });
}
