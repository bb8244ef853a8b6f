import { step } from "../../source/step.js";
import { hasOnly } from "../as-record.js";
import { onWindows } from "./container-saying.js";
import type { ContainerSaying } from "./container-saying.js";

/** Mounts and file systems. */
export const sayStorage: readonly ContainerSaying[] = [
  {
    members: ["mountPoints"],
    say: ({ mountPoints }, { volumes }) => {
      const sayable = mountPoints!.every(
        (mount) =>
          volumes.has(mount.sourceVolume ?? "") &&
          mount.containerPath !== undefined &&
          hasOnly(mount, ["sourceVolume", "containerPath", "readOnly"]),
      );
      if (!sayable) return undefined;
      return mountPoints!.map(({ sourceVolume, containerPath, readOnly }) =>
        step("mount", sourceVolume, containerPath, ...(readOnly === undefined ? [] : [{ readOnly }])),
      );
    },
  },
  {
    members: ["volumesFrom"],
    say: ({ volumesFrom }) =>
      volumesFrom!.every((from) => from.sourceContainer !== undefined && hasOnly(from, ["sourceContainer", "readOnly"]))
        ? volumesFrom!.map(({ sourceContainer, readOnly }) =>
            step("volumesFrom", sourceContainer, ...(readOnly === undefined ? [] : [{ readOnly }])),
          )
        : undefined,
  },
  {
    members: ["readonlyRootFilesystem"],
    say: ({ readonlyRootFilesystem: value }, context) =>
      onWindows(context) ? undefined : [step("readonlyRoot", ...(value === true ? [] : [value]))],
  },
];
