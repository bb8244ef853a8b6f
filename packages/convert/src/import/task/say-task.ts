import type { Grant, LocalContainer } from "@stowage/model";
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { call, chain, literal } from "../../source/code.js";
import type { Code, Step } from "../../source/code.js";
import { step } from "../../source/step.js";
import { asRecord, hasOnly } from "../as-record.js";
import { onFargate, onOwnInstances, onWindows } from "../container/container-saying.js";
import type { ContainerFacts, LaunchKind } from "../container/container-saying.js";
import { sayContainer } from "../container/say-container.js";
import { partOf } from "../read-request.js";
import { sayAll } from "../say.js";
import type { Part, Saying } from "../say.js";
import { launchMembers, sayLaunch } from "./say-launch.js";
import { sayVolumes } from "./say-volumes.js";

type Request = RegisterTaskDefinitionRequest;

/** What is known of a task beside its definition. */
export interface TaskSetting {
  /** The app's Region, if the task is part of one. */
  readonly region?: string | undefined;
  /** How many of its tags are the app's, which come first. */
  readonly sharedTags?: number;
  /** How its containers run locally, by their names. */
  readonly local?: { readonly [container: string]: LocalContainer };
  /** What its programs are to be allowed. */
  readonly grants?: readonly Grant[];
}

interface TaskContext {
  readonly part: Part<Request>;
  readonly setting: TaskSetting;
  readonly launch: LaunchKind;
  /** Filled as the steps declare them. */
  readonly volumes: Set<string>;
  readonly ports: Set<string>;
}

/** The expression that builds a task, and what its types know of it. */
export interface SaidTask {
  readonly code: Code;
  readonly launch: LaunchKind;
  /** The names of ports that its services may refer to. */
  readonly ports: ReadonlySet<string>;
}

/** A task definition as the expression that builds it. */
export function sayTask(part: Part<Request>, setting: TaskSetting = {}): SaidTask {
  const { launch, steps: first, raw } = sayLaunch(part);
  const context: TaskContext = { part, setting, launch, volumes: new Set(), ports: new Set() };
  const steps = sayAll(part, sayings, context, { members: ["family", ...launchMembers], steps: [], ...(raw && { raw }) });
  return {
    code: chain(call("task", literal(part.request.family)), [...first, ...steps, ...(setting.grants ?? []).map(sayGrant)]),
    launch,
    ports: context.ports,
  };
}

function sayGrant({ actions, resources, condition }: Grant): Step {
  const one = (list: readonly string[]): unknown => (list.length === 1 ? list[0] : list);
  return step("grant", one(actions), one(resources), ...(condition === undefined ? [] : [{ condition }]));
}

const sayings: readonly Saying<Request, TaskContext>[] = [
  { members: ["executionRoleArn"], say: ({ executionRoleArn }) => [step("executionRole", executionRoleArn)] },
  { members: ["taskRoleArn"], say: ({ taskRoleArn }) => [step("taskRole", taskRoleArn)] },
  { members: ["ephemeralStorage"], say: ({ ephemeralStorage }) => [step("ephemeralStorage", ephemeralStorage!.sizeInGiB)] },
  {
    members: ["pidMode"],
    say: ({ pidMode }, context) =>
      onWindows(context) || (onFargate(context) && pidMode !== "task") ? undefined : [step("pidMode", pidMode)],
  },
  {
    members: ["ipcMode"],
    say: ({ ipcMode }, context) => (onWindows(context) || !onOwnInstances(context) ? undefined : [step("ipcMode", ipcMode)]),
  },
  {
    members: ["placementConstraints"],
    say: ({ placementConstraints }, context) => {
      const expressions = placementConstraints!.map((constraint) =>
        constraint.type === "memberOf" && hasOnly(constraint, ["type", "expression"]) ? constraint.expression : undefined,
      );
      return onFargate(context) || expressions.includes(undefined) ? undefined : [step("placeOn", ...expressions)];
    },
  },
  {
    members: ["volumes"],
    say({ volumes }, context) {
      const steps = sayVolumes(volumes!, context.launch);
      if (steps !== undefined) for (const { name } of volumes!) context.volumes.add(name!);
      return steps;
    },
  },
  {
    members: ["containerDefinitions"],
    unsound: true,
    say: ({ containerDefinitions }, context) => sayContainers(containerDefinitions, context),
  },
  {
    members: ["proxyConfiguration"],
    say({ proxyConfiguration }) {
      const { type, containerName, properties = [] } = proxyConfiguration!;
      const record = asRecord(properties, "name", "value");
      return type !== "APPMESH" || record === undefined || properties.length === 0 ? undefined : [step("proxy", containerName, record)];
    },
  },
  {
    members: ["inferenceAccelerators"],
    say: ({ inferenceAccelerators }) =>
      inferenceAccelerators!.map(({ deviceName, deviceType }) => step("inferenceAccelerator", deviceName, deviceType)),
  },
  {
    members: ["enableFaultInjection"],
    say: ({ enableFaultInjection: value }) => [step("faultInjection", ...(value === true ? [] : [value]))],
  },
  {
    members: ["tags"],
    say({ tags }, { setting: { sharedTags = 0 } }) {
      const own = asRecord(tags!, "key", "value") && asRecord(tags!.slice(sharedTags), "key", "value");
      return own && (Object.keys(own).length === 0 ? [] : [step("tags", own)]);
    },
  },
];

function sayContainers(definitions: readonly ContainerDefinition[], { part, setting, launch, volumes, ports }: TaskContext): Step[] {
  const before = new Map<string, ContainerFacts>();
  return definitions.map((definition, index) => {
    const container = definition.name!;
    const own = partOf(part, `/containerDefinitions/${index}`, definition);
    const context = { container, launch, region: setting.region, before, ports, volumes };
    const { step: written, facts } = sayContainer(own, context, setting.local?.[container]);
    before.set(container, facts);
    return written;
  });
}
