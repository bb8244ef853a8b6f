import type { Assembly, ServiceScaling } from "@stowage/model";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest, RunTaskRequest } from "@stowage/model/ecs";
import type { Part } from "../say.js";

/** What is imported as an app: an Assembly, its requests without members that say nothing. */
export interface Estate {
  readonly assembly: Assembly;
  readonly taskDefinitions: ReadonlyMap<string, Part<RegisterTaskDefinitionRequest>>;
  readonly services: readonly EstateService[];
  readonly runs: readonly EstateRun[];
  /** Families that the input names without holding them: what stands in their place is to be filled in. */
  readonly missing: ReadonlySet<string>;
}

export interface EstateService {
  readonly name: string;
  readonly cluster: string;
  readonly part: Part<CreateServiceRequest>;
  readonly family: string;
  readonly scaling: ServiceScaling | undefined;
  /** The peers that it is known to call; guessed from its variables if absent. */
  readonly uses?: readonly string[];
}

export interface EstateRun {
  readonly name: string;
  readonly cluster: string;
  readonly family: string;
  readonly part: Part<RunTaskRequest>;
  readonly schedule: string | undefined;
}
