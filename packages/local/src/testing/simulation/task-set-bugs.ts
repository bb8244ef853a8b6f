import type { ServiceRow } from "../../state/rows.js";
import { percent, replaced, rogue, seeing, twice, type PlantedBugs } from "./plant.js";

/** Mistakes with task sets. */
export const taskSetBugs: PlantedBugs = {
  "starts a task set's tasks twice": {
    caughtBy: /task-set-starts/,
    controllers: replaced("service", (controller) => ({
      ...controller,
      decide: (view, key, now, random) =>
        (isForeign(view.get("services", key)) ? twice(controller) : controller).decide(view, key, now, random),
    })),
  },
  "takes a task set's minimum for less than it is": { caughtBy: /task-set-minimum/, ...percent("minimumHealthyPercent", -100, isForeign) },
  "gives a task set less than its share": {
    caughtBy: /task-set-steady/,
    ...seeing("service", (view) => ({ taskSetsOf: (arn) => view.taskSetsOf(arn).map((set) => ({ ...set, scale: set.scale / 2 })) })),
  },
  "forgets task sets that are deleted": {
    caughtBy: /task-set-steady: .* is to go/,
    ...seeing("service", (view) => ({ taskSetsOf: (arn) => view.taskSetsOf(arn).filter(({ status }) => status !== "DRAINING") })),
  },
  "makes every task set the primary one": {
    caughtBy: /one-primary-set/,
    ...rogue("taskSets", (view) =>
      [...view.all("taskSets")]
        .filter(([, { status }]) => status === "ACTIVE")
        .map(([key]) => ({ op: "patch", table: "taskSets", key, row: { status: "PRIMARY" }, why: "planted" })),
    ),
  },
  "scales a task set by more than was asked": {
    caughtBy: /task-set-answer/,
    mishears(call) {
      const { scale } = call.input as { readonly scale?: { readonly value: number } };
      return scale === undefined
        ? call
        : { ...call, input: { ...(call.input as object), scale: { value: Math.min(100, scale.value + 1) } } };
    },
  },
};

function isForeign(service: Pick<ServiceRow, "deploymentController"> | undefined): boolean {
  return service !== undefined && service.deploymentController !== "ECS";
}
