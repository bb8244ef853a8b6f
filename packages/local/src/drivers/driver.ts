import type { LocalContainer } from "@stowage/model";
import type { HealthCheck } from "@stowage/model/ecs";

/** What a driver is asked to do; each is handed over once it is durable, perhaps again after a crash, so performing it twice must do no harm. */
export type Effect = StartContainer | StopContainer;

export interface StartContainer {
  readonly kind: "start-container";
  readonly taskArn: string;
  readonly container: string;
  readonly image: string;
  /** The definition's environment with the task's overrides; secrets are named, never resolved. */
  readonly environment: { readonly [name: string]: string };
  /** The address that the container listens on. */
  readonly address: string;
  readonly ports: readonly ContainerPort[];
  /** How to run it here; absent: the Assembly says nothing, and no command may be run for it. */
  readonly local?: (LocalContainer & { readonly root: string }) | undefined;
  /** The command override of RunTask is not run either: it came through an AWS call. */
  readonly healthCheck?: HealthCheck | undefined;
  /** The Cloud Map namespace's name that its service connects through. */
  readonly namespace?: string | undefined;
  readonly essential: boolean;
  /** Another container waits for this one with SUCCESS or COMPLETE, so a simulated one ends with 0. */
  readonly awaitedToEnd: boolean;
  /** How often its restart policy has started it before; its facts carry the same number. Default 0. */
  readonly attempt?: number | undefined;
}

export interface ContainerPort {
  readonly name?: string | undefined;
  readonly containerPort: number;
  readonly protocol: string;
  /** Only for a task without a network of its own; 0: any free one. */
  readonly hostPort?: number | undefined;
}

export interface StopContainer {
  readonly kind: "stop-container";
  readonly taskArn: string;
  readonly container: string;
  /** From the signal to the kill. */
  readonly timeoutMs: number;
}

/** What a driver has seen. Facts come at least once, in order for one container, and may be lost while nobody listens. */
export type Fact =
  | {
      readonly kind: "container-started";
      readonly taskArn: string;
      readonly container: string;
      readonly runtimeId: string;
      /** Of the start that is answered. Default 0. */
      readonly attempt?: number | undefined;
      readonly hostPorts?: { readonly [containerPort: number]: number };
      /** Verdicts on its health will follow. */
      readonly probed?: boolean | undefined;
    }
  | {
      readonly kind: "container-exited";
      readonly taskArn: string;
      readonly container: string;
      readonly exitCode?: number | undefined;
      readonly reason?: string | undefined;
      /** Of the start whose run has ended; absent: of the last one. */
      readonly attempt?: number | undefined;
    }
  | { readonly kind: "container-health"; readonly taskArn: string; readonly container: string; readonly health: "HEALTHY" | "UNHEALTHY" }
  /** The driver no longer holds it, for no fault of its own: found at boot. */
  | { readonly kind: "container-lost"; readonly taskArn: string; readonly container: string };

/** A container as its driver knows it. */
export interface ListedContainer {
  readonly taskArn: string;
  readonly container: string;
  /** What was told when it started; absent: it has not yet. */
  readonly started?: Extract<Fact, { kind: "container-started" }> | undefined;
  readonly health?: "HEALTHY" | "UNHEALTHY" | undefined;
}

/** What a container has used, as far as its driver can see. */
export interface ContainerUsage {
  readonly taskArn: string;
  readonly container: string;
  /** CPU time since its start. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/**
 * Runs containers. Idempotent by task, container and attempt: a start that is repeated (the engine crashed before it knew that it had been handed
 * over) does not run it a second time, and the stop of one that is not there is answered as its end.
 */
export interface Driver {
  readonly name: "process" | "simulated";
  attach(sink: ((fact: Fact) => void) | undefined): void;
  perform(effect: Effect): void;
  /**
   * The containers that this driver holds now. Complete, so that what is missing is gone, and with all that was told of each, because
   * nobody may have listened. Read at boot.
   */
  list(): readonly ListedContainer[];
  /**
   * Only for a driver whose containers are imaginary: it takes over one that the rows say is there. Called at boot.
   *
   * @param running Whether it was seen running, or only asked to start.
   */
  resume?(container: StartContainer, running: boolean): void;
  /** How many addresses it has for tasks with a network of their own; 1: all share one. */
  readonly addresses: number;
  /** The n-th of them, from 0. */
  address(n: number): string;
  /** What running containers have used; absent where they are imagined. */
  usage?(): readonly ContainerUsage[];
  /** Stops everything it runs; resolves when nothing is left. */
  close(): Promise<void>;
}
