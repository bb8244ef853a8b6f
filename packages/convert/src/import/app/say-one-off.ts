import type { RegisterTaskDefinitionRequest, RunTaskRequest } from "@stowage/model/ecs";
import { chain, lambda, literal, name as verbatim } from "../../source/code.js";
import { codeStep, step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";
import { launchDefault } from "../placed/launch-default.js";
import { sayManner, sayPlace } from "../placed/say-placed.js";
import type { PlacedContext } from "../placed/say-placed.js";
import { sayAll } from "../say.js";
import type { Saying } from "../say.js";
import type { EstateRun } from "./estate.js";

/** What is known where a run is said. */
export interface OneOffContext extends PlacedContext {
  readonly definition: RegisterTaskDefinitionRequest;
  /** The constant that holds its task. */
  readonly task: string;
  readonly cluster: string;
  readonly sharedNetwork: RunTaskRequest["networkConfiguration"];
}

/** The step of an app that adds a run. */
export function sayOneOff({ name, part, schedule }: EstateRun, context: OneOffContext): Step {
  const { request } = part;
  const launch = launchDefault(part, context.definition, context.sharedNetwork);
  const { taskDefinition, cluster } = request;
  const steps = sayAll(part, sayings, context, {
    members: ["taskDefinition", "cluster", ...launch.members],
    steps: [],
    raw: {
      ...launch.raw,
      ...(taskDefinition !== context.definition.family && { taskDefinition }),
      ...(cluster !== context.cluster && { cluster }),
    },
  });
  const all = [...(schedule === undefined ? [] : [step("schedule", schedule)]), ...steps];
  const callback = all.length === 0 ? [] : [lambda("run", chain(verbatim("run"), all))];
  return codeStep("oneOff", literal(name), verbatim(context.task), ...callback);
}

const sayings: readonly Saying<RunTaskRequest, OneOffContext>[] = [
  { members: ["count"], say: ({ count }) => [step("count", count)] },
  { members: ["overrides"], say: ({ overrides }, { definition }) => sayOverrides(overrides!, definition) },
  ...sayPlace,
  {
    members: ["volumeConfigurations"],
    say: ({ volumeConfigurations }) =>
      volumeConfigurations!.every((volume) => volume.managedEBSVolume !== undefined && hasOnly(volume, ["name", "managedEBSVolume"]))
        ? volumeConfigurations!.map(({ name, managedEBSVolume }) => step("ebsVolume", name, managedEBSVolume))
        : undefined,
  },
  { members: ["group"], say: ({ group }) => [step("group", group)] },
  { members: ["startedBy"], say: ({ startedBy }) => [step("startedBy", startedBy)] },
  { members: ["referenceId"], say: ({ referenceId }) => [step("reference", referenceId)] },
  ...sayManner,
];

function sayOverrides(overrides: NonNullable<RunTaskRequest["overrides"]>, definition: RegisterTaskDefinitionRequest): Step[] | undefined {
  const { containerOverrides = [], ...task } = overrides;
  const known = new Set((definition.containerDefinitions ?? []).map(({ name }) => name));
  if (!containerOverrides.every(({ name }) => name !== undefined && known.has(name))) return undefined;
  return [
    ...containerOverrides.map(({ name, ...override }) => step("override", name, override)),
    ...(Object.keys(task).length === 0 ? [] : [step("overrideTask", task)]),
  ];
}
