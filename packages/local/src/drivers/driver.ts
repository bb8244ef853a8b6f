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
  readonly ports: readonly { readonly name?: string | undefined; readonly containerPort: number; readonly protocol: string }[];
  /** How to run it here; absent: the Assembly says nothing, and no command may be run for it. */
  readonly local?: (LocalContainer & { readonly root: string }) | undefined;
  /** The command override of RunTask is not run either: it came through an AWS call. */
  readonly healthCheck?: HealthCheck | undefined;
  readonly essential: boolean;
  /** Another container waits for this one with SUCCESS or COMPLETE, so a simulated one ends with 0. */
  readonly awaitedToEnd: boolean;
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
      readonly hostPorts?: { readonly [containerPort: number]: number };
    }
  | {
      readonly kind: "container-exited";
      readonly taskArn: string;
      readonly container: string;
      readonly exitCode?: number | undefined;
      readonly reason?: string | undefined;
    }
  | { readonly kind: "container-health"; readonly taskArn: string; readonly container: string; readonly health: "HEALTHY" | "UNHEALTHY" };

/** Runs containers. Idempotent by task and container. */
export interface Driver {
  readonly name: "process" | "simulated";
  attach(sink: ((fact: Fact) => void) | undefined): void;
  perform(effect: Effect): void;
  /** The containers that this driver holds now: complete, so that what is missing is gone. Read at boot. */
  list(): readonly { readonly taskArn: string; readonly container: string }[];
  /** The address of the n-th task (0, 1, …) that has a network of its own. */
  address(n: number): string;
  /** Stops everything it runs; resolves when nothing is left. */
  close(): Promise<void>;
}
