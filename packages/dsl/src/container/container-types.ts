import type {
  ApplicationProtocol,
  ContainerCondition,
  Device,
  KernelCapabilities,
  LogConfiguration,
  Tmpfs,
  TransportProtocol,
  UlimitName,
} from "@stowage/model/ecs";
import type { Err, Unless } from "../error-text.js";
import type { Launch, OnFargate } from "../launch.js";
import type { SecretReference } from "../secrets.js";

/** What a task knows of one of its containers: whether it has a health check, and whether the task ends with it. */
export interface Facts<H extends boolean, E extends boolean> {
  readonly healthy: H;
  readonly essential: E;
}

/** The containers that one may wait for: those declared before it. */
export type Earlier<Before> = [keyof Before] extends [never]
  ? Err<"no container is declared before this one: declare the one it waits for first">
  : keyof Before & string;

/** The condition `K` if container `N` can ever reach it, otherwise the reason why not; of a name that is not a literal, nothing is known. */
export type Wait<N extends string, F, K extends ContainerCondition> = string extends N ? K : WaitOf<N, F, K>;

type WaitOf<N extends string, F, K extends ContainerCondition> = K extends "HEALTHY"
  ? F extends { readonly healthy: false }
    ? Err<`container "${N}" has no healthCheck(), so nothing can wait for it to be HEALTHY`>
    : K
  : K extends "COMPLETE" | "SUCCESS"
    ? F extends { readonly essential: true }
      ? Err<`container "${N}" is essential: the task stops when it exits; call .essential(false) on it to wait for ${K}`>
      : K
    : K;

/** Why no volume can be mounted, in a task that declares none. */
export type NoVolume<V extends string> = [V] extends [never]
  ? Err<"this task declares no volume: declare it before the container, e.g. with .bindVolume(name)">
  : never;

/** `N`, unless the task already has a port of that name. */
export type NewPort<N extends string, P extends string> = Unless<N, P, Err<`port "${N}" is already declared`>, N>;

export interface PortOptions<L extends Launch> {
  /** `http`, `http2` or `grpc`: what Service Connect may understand of the traffic. Absent: plain TCP. */
  readonly appProtocol?: ApplicationProtocol;
  /** `tcp` if absent. */
  readonly protocol?: TransportProtocol;
  /** The instance's port; 0 or absent: one is chosen. With awsvpc there is only the container's port. */
  readonly hostPort?: L extends OnFargate ? Err<"a task on Fargate has no host ports: its network mode is awsvpc"> : number;
}

/** How a container's health is found out. Times in seconds. */
export interface HealthCheckOptions {
  /** Between two checks, 5 to 300; 30 if absent. */
  readonly interval?: number;
  /** For one check, 2 to 120; 5 if absent. */
  readonly timeout?: number;
  /** Failures in a row until the container is unhealthy, 1 to 10; 3 if absent. */
  readonly retries?: number;
  /** In which failures do not count, 0 to 300; none if absent. */
  readonly startPeriod?: number;
}

/** The `awslogs` driver in few words; other options go in `options`, by their own names. */
export interface AwsLogs {
  /** The log group. */
  readonly group: string;
  /** The Region of the group; absent: the app's. */
  readonly region?: string;
  /** The stream's prefix; absent: the container's name. Fargate asks for one. */
  readonly prefix?: string;
  /** Create the group if it is missing. The execution role needs logs:CreateLogGroup. */
  readonly create?: boolean;
  /** `non-blocking` keeps the container running when logs cannot be delivered, and drops what does not fit into the buffer. */
  readonly mode?: "blocking" | "non-blocking";
  readonly options?: { readonly [name: `awslogs-${string}`]: string; readonly "max-buffer-size"?: string };
}

/** Any log driver, as ECS has it; the values of its secrets may be references, as those of the container's. */
export interface AnyLogs extends Omit<LogConfiguration, "secretOptions"> {
  readonly secretOptions?: readonly { readonly name: string; readonly valueFrom: SecretReference }[] | undefined;
}

/** A resource limit: one number for both, or soft and hard. */
export type UlimitValue = number | { readonly soft: number; readonly hard: number };

/** The limits that may be set: on Fargate only the number of open files. */
export type Ulimits<L extends Launch> = L extends OnFargate
  ? { readonly nofile?: UlimitValue }
  : { readonly [N in UlimitName]?: UlimitValue };

/** Linux options of a container; Fargate has fewer, and Managed Instances have no swap and no shared memory of a chosen size. */
export type LinuxOptions<L extends Launch> = L extends OnFargate
  ? FargateLinuxOptions
  : L extends "managed-instances"
    ? LinuxOptionsOnManagedInstances
    : LinuxOptionsOnInstances;

export interface FargateLinuxOptions {
  /** On Fargate SYS_PTRACE is the only capability that can be added. */
  readonly capabilities?: { readonly add?: "SYS_PTRACE"[]; readonly drop?: string[] };
  /** Run an init process that forwards signals and reaps children. */
  readonly initProcessEnabled?: boolean;
  readonly tmpfs?: Tmpfs[];
}

export interface LinuxOptionsOnManagedInstances {
  readonly capabilities?: KernelCapabilities;
  /** Run an init process that forwards signals and reaps children. */
  readonly initProcessEnabled?: boolean;
  readonly tmpfs?: Tmpfs[];
  readonly devices?: Device[];
}

export interface LinuxOptionsOnInstances extends LinuxOptionsOnManagedInstances {
  /** Size of /dev/shm in MiB. */
  readonly sharedMemorySize?: number;
  /** Swap in MiB; 0: none. */
  readonly maxSwap?: number;
  /** 0 to 100; 60 if absent; without maxSwap it has no effect. */
  readonly swappiness?: number;
}
