import type { LocalContainer } from "@stowage/model";
import type { ContainerDefinition } from "@stowage/model/ecs";
import { chain, lambda, literal, name } from "../../source/code.js";
import { codeStep, step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { sayAll } from "../say.js";
import type { Part } from "../say.js";
import type { ContainerContext, ContainerFacts, ContainerSaying } from "./container-saying.js";
import { sayEnvironment } from "./say-environment.js";
import { sayHealth } from "./say-health.js";
import { sayHost } from "./say-host.js";
import { sayImage } from "./say-image.js";
import { sayLogs } from "./say-logs.js";
import { sayNetwork } from "./say-network.js";
import { saySize } from "./say-size.js";
import { sayStorage } from "./say-storage.js";

const sayings: readonly ContainerSaying[] = [
  ...sayImage,
  ...saySize,
  ...sayNetwork,
  ...sayEnvironment,
  ...sayHealth,
  ...sayStorage,
  ...sayLogs,
  ...sayHost,
];

/** The step that adds a container to its task, and what the task's types know of it from then on. */
export function sayContainer(
  part: Part<ContainerDefinition>,
  context: ContainerContext,
  local: LocalContainer | undefined,
): { readonly step: Step; readonly facts: ContainerFacts } {
  const otherwise = { members: ["name"], steps: local === undefined ? [] : [step("local", local)] };
  const steps = sayAll(part, sayings, context, otherwise);
  const essential = steps.find(({ method }) => method === "essential")?.args[0];
  return {
    step: codeStep("container", literal(context.container), lambda("c", steps.length === 0 ? name("c") : chain(name("c"), steps))),
    facts: {
      healthy: steps.some(({ method }) => method === "healthCheck"),
      essential: !(essential?.kind === "literal" && essential.value === false),
    },
  };
}
