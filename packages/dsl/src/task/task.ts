import type { FargateCpu } from "@stowage/model";
import type {
  DockerVolumeConfiguration,
  FSxWindowsFileServerVolumeConfiguration,
  IpcMode,
  NetworkMode,
  OSFamily,
  PidMode,
  S3FilesVolumeConfiguration,
} from "@stowage/model/ecs";
import type { Built, Container } from "../container/container.js";
import type { Facts } from "../container/container-types.js";
import type { Launch, Marked, NotOnExternal, NotOnFargate, NotOnLinux, NotOnWindows, OnFargate, OnOwnInstances } from "../launch.js";
import type { Sidecar } from "../sidecar.js";
import type { FargateOs, FargateSize } from "./fargate-size.js";
import type { TaskCommon } from "./task-common.js";
import type { Choose, EfsVolume, InstanceTask, ManagedTask, NewContainer, NewVolume, Ready } from "./task-types.js";

/**
 * A task definition; its name is the family.
 *
 * - `L` is the launch type, `C` the containers (name → facts), `P` the names of their ports, `V` the volumes.
 */
export interface Task<L extends Launch, C, P extends string, V extends string> extends TaskCommon {
  readonly "~ports": Marked<L, P>;
  readonly "~ready": Ready<C>;
  readonly "~containers": keyof C & string;

  /**
   * Runs on AWS Fargate. The cpu (units, 1024 a vCPU) decides which memory (MiB) is valid.
   *
   * @example
   * task("web").fargate({ cpu: 512, memory: 1024, arch: "ARM64" });
   */
  readonly fargate: Choose<
    L,
    C,
    <S extends FargateCpu, O extends FargateOs = "LINUX">(
      size: FargateSize<S, O>,
    ) => Task<O extends "LINUX" ? "fargate" : "fargate-windows", C, P, V>
  >;

  /**
   * Runs on EC2 instances of the cluster.
   *
   * @example
   * task("web").ec2({ cpu: 512, memory: 1024, network: "awsvpc" });
   */
  readonly ec2: Choose<
    L,
    C,
    <O extends OSFamily = "LINUX", N extends NetworkMode = NetworkMode>(
      options?: InstanceTask<O, N>,
    ) => Task<O extends "LINUX" ? "ec2" : "ec2-windows", C, P, V>
  >;

  /**
   * Runs on Amazon ECS Managed Instances.
   *
   * @example
   * task("web").managedInstances({ cpu: 1024, memory: 2048 });
   */
  readonly managedInstances: Choose<L, C, (options: ManagedTask) => Task<"managed-instances", C, P, V>>;

  /**
   * Runs on machines outside AWS that are registered with the cluster (ECS Anywhere).
   *
   * @example
   * task("web").external({ cpu: 512, memory: 1024, network: "bridge" });
   */
  readonly external: Choose<
    L,
    C,
    <O extends OSFamily = "LINUX">(options?: InstanceTask<O, "bridge" | "host" | "none">) => Task<"external", C, P, V>
  >;

  /**
   * Adds a container. Its name and the names of its ports are known from here on.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").port("http", 8080));
   */
  container<N extends string, B extends Built>(
    name: NewContainer<N, C>,
    build: (container: Container<L, C, P, V, false, true>) => B,
  ): Task<L, C & { readonly [K in N]: Facts<B["~healthy"], B["~essential"]> }, B["~ports"], V>;

  /**
   * Adds a container that was made with `sidecar()`.
   *
   * @example
   * task("web").add(sidecar("proxy", (c) => c.image("envoy", "1").port("proxy", 9901)));
   */
  add<N extends string, P2 extends string, H extends boolean, E extends boolean>(
    sidecar: NewContainer<N, C, Sidecar<N, P2, H, E>>,
  ): Task<L, C & { readonly [K in N]: Facts<H, E> }, P | P2, V>;

  /**
   * A folder that containers of the task share; it lives as long as the task.
   *
   * @example
   * task("web").bindVolume("cache").container("app", (c) => c.image("web", "1").mount("cache", "/cache"));
   */
  bindVolume<N extends string>(name: NewVolume<N, V>): Task<L, C, P, V | N>;

  /**
   * An Amazon EFS file system.
   *
   * @example
   * task("web").efsVolume("data", { fileSystemId: "fs-0123456789abcdef0", iam: true });
   */
  readonly efsVolume: NotOnExternal<
    L,
    "efsVolume",
    NotOnWindows<L, "efsVolume", <N extends string>(name: NewVolume<N, V>, volume: EfsVolume) => Task<L, C, P, V | N>>
  >;

  /**
   * A volume that each service or run configures for itself: an EBS volume (`Service.ebsVolume`).
   *
   * @example
   * task("db").ebsVolume("data").container("db", (c) => c.image("db", "1").mount("data", "/var/lib/db"));
   */
  readonly ebsVolume: NotOnExternal<L, "ebsVolume", <N extends string>(name: NewVolume<N, V>) => Task<L, C, P, V | N>>;

  /**
   * An Amazon S3 Files file system.
   *
   * @example
   * task("web").s3FilesVolume("media", { fileSystemArn: "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-1" });
   */
  s3FilesVolume<N extends string>(name: NewVolume<N, V>, volume: S3FilesVolumeConfiguration): Task<L, C, P, V | N>;

  /**
   * A folder of the instance. Not on Fargate.
   *
   * @example
   * task("web").ec2().hostVolume("logs", "/var/log");
   */
  readonly hostVolume: OnOwnInstances<L, "hostVolume", <N extends string>(name: NewVolume<N, V>, path: string) => Task<L, C, P, V | N>>;

  /**
   * A Docker volume. Not on Fargate.
   *
   * @example
   * task("web").ec2().dockerVolume("data", { scope: "shared", autoprovision: true });
   */
  readonly dockerVolume: OnOwnInstances<
    L,
    "dockerVolume",
    <N extends string>(name: NewVolume<N, V>, volume?: DockerVolumeConfiguration) => Task<L, C, P, V | N>
  >;

  /**
   * An FSx for Windows File Server file system. For Windows on EC2 alone.
   *
   * @example
   * task("web")
   *   .ec2({ os: "WINDOWS_SERVER_2022_CORE" })
   *   .fsxWindowsVolume("data", {
   *     fileSystemId: "fs-0123456789abcdef0",
   *     rootDirectory: "share",
   *     authorizationConfig: { credentialsParameter: "arn:aws:ssm:eu-west-1:123456789012:parameter/fsx", domain: "example.com" },
   *   });
   */
  readonly fsxWindowsVolume: NotOnFargate<
    L,
    "fsxWindowsVolume",
    NotOnLinux<
      L,
      "fsxWindowsVolume",
      <N extends string>(name: NewVolume<N, V>, volume: FSxWindowsFileServerVolumeConfiguration) => Task<L, C, P, V | N>
    >
  >;

  /**
   * Whose processes the containers see: each other's (`task`), or, on instances, the host's. Not on Windows.
   *
   * @example
   * task("web").fargate({ cpu: 256, memory: 512 }).pidMode("task");
   */
  readonly pidMode: NotOnWindows<L, "pidMode", (mode: L extends OnFargate ? Extract<PidMode, "task"> : PidMode) => this>;

  /**
   * How the containers share memory and semaphores. Not on Fargate, not on Windows.
   *
   * @example
   * task("web").ec2().ipcMode("none");
   */
  readonly ipcMode: OnOwnInstances<L, "ipcMode", NotOnWindows<L, "ipcMode", (mode: IpcMode) => this>>;

  /**
   * Where tasks may run, as expressions of the cluster query language. Not on Fargate.
   *
   * @example
   * task("web").ec2().placeOn("attribute:ecs.instance-type =~ m7g.*");
   */
  readonly placeOn: NotOnFargate<L, "placeOn", (...expressions: readonly string[]) => this>;
}
