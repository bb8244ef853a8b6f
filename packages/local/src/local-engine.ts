import type { IngressEndpoint } from "./ingress/ingress.js";
import type { LocalAutoScalingGroups } from "./server/auto-scaling-groups.js";
import type { LocalSection } from "./server/local-section.js";
import type { FargateCapacity } from "./server/mishaps.js";
import type { ServiceLoad } from "./server/service-load.js";
import type { StowageEvent } from "./server/event-stream.js";

/** An engine that runs in this process and answers on a port of this machine. */
export interface LocalEngine {
  /** `http://127.0.0.1:4580` */
  readonly url: string;
  readonly port: number;
  /** The port that was asked for, where it was taken and another one is used. */
  readonly takenPort?: number;
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
  /** What an AWS SDK v3 client needs to talk to this engine: `new ECSClient(local.client)`. The credentials are made up. */
  readonly client: ClientSettings;
  /** Present with `clock: "virtual"`: time stands still until it is moved. */
  readonly clock?: LocalClock;
  /** What `PUT /_stowage/local` asks for in the header `x-stowage-token`; also in the file `token` of the data folder, which its owner alone can read. */
  readonly token: string;
  /** Says how containers are run on this machine and what Auto Scaling groups there are, as the Assembly given at the start does. */
  giveLocal(section: LocalSection): Promise<void>;
  /**
   * Says what the tasks of a service (`CLUSTER/SERVICE`) use from now on, where containers are imagined: CloudWatch's metrics of it, its
   * alarms and its scaling follow. `{}`: nothing is known of it any more. The same as `PUT /_stowage/load` with `service` among the members.
   *
   * @throws {StowageError} `service-load`: there is no such service, or a number is none.
   * @example
   * await local.setLoad("main/web", { requests: 900, requestsPerTask: 100 });
   */
  setLoad(service: string, load: ServiceLoad): Promise<void>;
  /**
   * Says what Auto Scaling groups there are, whose instances are imagined; one of the same name is changed, and others stay. The same as
   * `PUT /_stowage/groups`. A capacity provider with such a group brings its instances to the cluster.
   *
   * @throws {StowageError} `auto-scaling-group`: with which and what is wrong.
   * @example
   * await local.giveAutoScalingGroups({ pool: { instanceTypes: ["m7i.large"], min: 0, max: 10, subnets: ["subnet-us-east-1a"] } });
   */
  giveAutoScalingGroups(groups: LocalAutoScalingGroups): Promise<void>;
  /**
   * Takes capacity back: of a task on FARGATE_SPOT, or of a container instance with everything on it, with the two minutes' notice of
   * Fargate Spot and EC2; of another task on Fargate because its host is retired. The same as `POST /_stowage/interrupt`.
   *
   * @throws {StowageError} `interrupt`: the ARN is of nothing that could be taken back.
   * @example
   * await local.interrupt(taskArn);
   */
  interrupt(arn: string): Promise<void>;
  /**
   * Says whether FARGATE or FARGATE_SPOT has capacity for new tasks from now on: `available`, `unavailable`, or `failing` with an internal
   * error. The same as `PUT /_stowage/fargate`.
   *
   * @throws {StowageError} `fargate-capacity`: there is no such provider or state.
   * @example
   * await local.setFargateCapacity("FARGATE_SPOT", "unavailable");
   */
  setFargateCapacity(capacityProvider: "FARGATE" | "FARGATE_SPOT", capacity: FargateCapacity): Promise<void>;
  /**
   * Takes the connection of a container instance's agent to ECS away, or gives it back: its tasks run on, no task is placed there
   * meanwhile. The same as `PUT /_stowage/agent`.
   *
   * @throws {StowageError} `agent`: there is no such container instance.
   * @example
   * await local.setAgentConnected(containerInstanceArn, false);
   */
  setAgentConnected(containerInstanceArn: string, connected: boolean): Promise<void>;
  /** The addresses on this machine behind which Service Connect's services answer; there are none with the simulated driver. */
  endpoints(): readonly IngressEndpoint[];
  /** Calls for each event of tasks, deployments and services from now on; returns what ends it. */
  onEvent(listener: (event: StowageEvent) => void): () => void;
  /** Resolves with the first event from now on for which `wanted` holds. */
  nextEvent(wanted: (event: StowageEvent) => boolean): Promise<StowageEvent>;
  /**
   * Empties the engine: containers are stopped and every row is gone.
   *
   * @throws {StowageError} `not-ephemeral` where the engine keeps its data.
   */
  reset(): Promise<void>;
  /** Ends it: nothing new is answered, containers are stopped, the store is closed. */
  close(): Promise<void>;
}

/** A part of an AWS SDK v3 client's configuration. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Else DiscoverInstances goes to `data-127.0.0.1`, which few machines resolve. */
  readonly disableHostPrefix: true;
}

/** The engine's time, in the caller's hands. */
export interface LocalClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves on and runs what falls due on the way, in order: `advance("15m")`, or milliseconds. */
  advance(span: number | string): Promise<void>;
}
