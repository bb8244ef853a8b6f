import type { ContainerCondition, SharingStrategy } from "@stowage/model/ecs";
import type { Launch, NotOnFargate, NotOnWindows, OnManagedInstances, OnOwnInstances } from "../launch.js";
import type { ContainerCommon } from "./container-common.js";
import type { Earlier, HealthCheckOptions, LinuxOptions, NewPort, NoVolume, PortOptions, Ulimits, Wait } from "./container-types.js";

/**
 * A container of a task.
 *
 * - `L` is the task's launch type, `Before` the containers declared before (their names and facts), `V` the task's volumes.
 * - `P` are the names of the ports so far, those of the containers before included.
 * - `H` says whether it has a health check, `E` whether it is essential.
 */
export interface Container<
  L extends Launch,
  Before,
  P extends string,
  V extends string,
  H extends boolean,
  E extends boolean,
> extends ContainerCommon {
  readonly "~ports": P;
  readonly "~healthy": H;
  readonly "~essential": E;

  /**
   * A port that the container listens on, by a name that Service Connect, load balancers and `serve()` use.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").port("http", 8080, { appProtocol: "http" }));
   */
  port<N extends string>(name: NewPort<N, P>, port: number, options?: PortOptions<L>): Container<L, Before, P | N, V, H, E>;

  /**
   * A port without a name: only `route()` and `loadBalancer()` can refer to it, by container and number, and it may be declared again.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").portNumber(8080));
   */
  portNumber(port: number, options?: Omit<PortOptions<L>, "appProtocol">): this;

  /**
   * A range of ports, `"8000-8010"`. It has no name.
   *
   * @example
   * task("sip").container("app", (c) => c.image("sip", "1").portRange("10000-10100", { protocol: "udp" }));
   */
  portRange(range: `${number}-${number}`, options?: Pick<PortOptions<L>, "protocol">): this;

  /**
   * Waits for a container that is declared before: until it has started, is healthy, has ended (`COMPLETE`) or has ended with 0 (`SUCCESS`).
   *
   * @example
   * task("web")
   *   .container("migrate", (c) => c.image("web", "1").command("migrate").essential(false))
   *   .container("app", (c) => c.image("web", "1").dependsOn("migrate", "SUCCESS"));
   */
  dependsOn<N extends Earlier<Before>, K extends ContainerCondition>(container: N, condition: Wait<N, Before[N & keyof Before], K>): this;

  /**
   * The command that tells whether the container is healthy: a shell command, or as ECS has it (`["CMD", …]`, `["CMD-SHELL", …]`).
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").healthCheck("curl -f http://localhost:8080/health", { interval: 10 }));
   */
  healthCheck(command: string | readonly string[], options?: HealthCheckOptions): Container<L, Before, P, V, true, E>;

  // A signature of its own for what is said nearly always: a call without a type parameter costs an editor half as much.
  /**
   * The task goes on when this container exits.
   *
   * @example
   * task("web").container("migrate", (c) => c.image("web", "1").command("migrate").essential(false));
   */
  essential(essential: false): Container<L, Before, P, V, H, false>;
  /**
   * Whether the task stops when this container exits; true unless said otherwise.
   *
   * @example
   * const required = process.env.PROXY === "required";
   * task("web").container("proxy", (c) => c.image("proxy", "1").essential(required));
   */
  essential<B extends boolean>(essential: B): Container<L, Before, P, V, H, B>;

  /**
   * Mounts a volume of the task.
   *
   * @example
   * task("web").bindVolume("cache").container("app", (c) => c.image("web", "1").mount("cache", "/var/cache", { readOnly: true }));
   */
  mount<N extends V | NoVolume<V>>(volume: N, path: string, options?: { readonly readOnly?: boolean }): this;

  /**
   * Makes the root file system read-only. Not on Windows.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").readonlyRoot());
   */
  readonly readonlyRoot: NotOnWindows<L, "readonlyRoot", (value?: boolean) => this>;

  /**
   * Resource limits, by name; on Fargate `nofile` is the only one. A later one takes the place of one by the same name.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").ulimits({ nofile: { soft: 65536, hard: 65536 } }));
   */
  readonly ulimits: NotOnWindows<L, "ulimits", (limits: Ulimits<L>) => this>;

  /**
   * Capabilities, an init process, tmpfs and, on instances, devices, shared memory and swap (these two not on Managed Instances).
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").linuxParameters({ initProcessEnabled: true }));
   */
  readonly linuxParameters: NotOnWindows<L, "linuxParameters", (options: LinuxOptions<L>) => this>;

  /**
   * Kernel parameters of the container's namespaces (`net.*`, and some of `kernel.*` and `fs.mqueue.*`). A later value takes the
   * place of an earlier one. Not on Windows.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").systemControls({ "net.core.somaxconn": "1024" }));
   */
  readonly systemControls: NotOnWindows<L, "systemControls", (values: Readonly<Record<string, string>>) => this>;

  /**
   * Gives the container the instance's root powers. Not on Fargate, not on Windows.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").privileged());
   */
  readonly privileged: NotOnFargate<L, "privileged", NotOnWindows<L, "privileged", (value?: boolean) => this>>;

  /**
   * Links to other containers by `name` or `name:alias`, in bridge mode. On instances of your own alone, not on Windows.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").links("db:database"));
   */
  readonly links: OnOwnInstances<L, "links", NotOnWindows<L, "links", (...links: readonly string[]) => this>>;

  /**
   * Reserves GPUs, so many or all of the instance's. Not on Fargate, not on Windows.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").gpus(1));
   */
  readonly gpus: NotOnFargate<L, "gpus", NotOnWindows<L, "gpus", (count: number | "ALL") => this>>;

  /**
   * Shares a GPU with other containers, as the strategy says. Not on Fargate, not on Windows.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").shareGpu({ nvidiaMps: { memory: 2048 } }));
   */
  readonly shareGpu: NotOnFargate<L, "shareGpu", NotOnWindows<L, "shareGpu", (strategy: SharingStrategy) => this>>;

  /**
   * Reserves all Neuron devices of the instance; one container of a task may. On Managed Instances alone: elsewhere a container gets them as
   * devices, with `linuxParameters()`.
   *
   * @example
   * task("web").managedInstances({ cpu: 4096, memory: 8192 }).container("app", (c) => c.image("web", "1").neuronDevices());
   */
  readonly neuronDevices: OnManagedInstances<L, "neuronDevices", () => this>;

  /**
   * The host name. Not with awsvpc, so not on Fargate; not on Managed Instances.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").hostname("web"));
   */
  readonly hostname: OnOwnInstances<L, "hostname", (name: string) => this>;

  /**
   * Entries of /etc/hosts: host name → address. Not with awsvpc, so not on Fargate; not on Managed Instances, not on Windows.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").extraHosts({ db: "10.0.0.1" }));
   */
  readonly extraHosts: OnOwnInstances<L, "extraHosts", NotOnWindows<L, "extraHosts", (hosts: Readonly<Record<string, string>>) => this>>;

  /**
   * DNS servers and search domains. Not with awsvpc, so not on Fargate; not on Managed Instances, not on Windows.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").dns({ servers: ["10.0.0.2"], search: ["example.com"] }));
   */
  readonly dns: OnOwnInstances<
    L,
    "dns",
    NotOnWindows<L, "dns", (dns: { readonly servers?: readonly string[]; readonly search?: readonly string[] }) => this>
  >;

  /**
   * SELinux and AppArmor labels, `no-new-privileges`, credential specifications. On instances of your own alone.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").securityOptions("no-new-privileges"));
   */
  readonly securityOptions: OnOwnInstances<L, "securityOptions", (...options: readonly string[]) => this>;

  /**
   * Cuts the container off from the network. Not with awsvpc, so not on Fargate; not on Managed Instances, not on Windows.
   *
   * @example
   * task("web").ec2().container("app", (c) => c.image("web", "1").disableNetworking());
   */
  readonly disableNetworking: OnOwnInstances<L, "disableNetworking", NotOnWindows<L, "disableNetworking", (value?: boolean) => this>>;
}

/** A container as a callback hands it back: what its task needs to know of it, and no more, for the compiler compares it with each container. */
export interface Built {
  readonly "~ports": string;
  readonly "~healthy": boolean;
  readonly "~essential": boolean;
}
