import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { PlacedContext } from "../placed/say-placed.js";
import type { Step } from "../../source/code.js";
import type { Saying } from "../say.js";

/** What is known where a service is said. */
export interface ServiceContext extends PlacedContext {
  readonly name: string;
  readonly definition: RegisterTaskDefinitionRequest;
  /** The names of ports that its task's types know. */
  readonly ports: ReadonlySet<string>;
  /** The namespace of its app. */
  readonly namespace: string | undefined;
  /** Other services of its app that its task's containers mention by a name under which they are served. */
  readonly mentions: readonly string[];
  /** Target groups behind load balancers of its app, by name, with the steps that lead through them. */
  readonly routes: ReadonlyMap<string, readonly Step[]>;
}

export type ServiceSaying = Saying<CreateServiceRequest, ServiceContext>;
