import type { Grant } from "@stowage/model";
import type {
  Compatibility,
  CPUArchitecture,
  DockerVolumeConfiguration,
  FSxWindowsFileServerVolumeConfiguration,
  IpcMode,
  NetworkMode,
  OSFamily,
  PidMode,
  RegisterTaskDefinitionRequest,
  S3FilesVolumeConfiguration,
  Volume,
} from "@stowage/model/ecs";
import { data, kind } from "../brand.js";
import { containerNode, startContainer } from "../container/container-builder.js";
import type { Built, Container } from "../container/container.js";
import { addRaw, append, assign, defined, set, tagList } from "../edit.js";
import { nodeOf } from "../node-of.js";
import type { Launch } from "../launch.js";
import type { TaskNode } from "../nodes.js";
import { sidecarNode } from "../sidecar.js";
import { callSite } from "../site.js";
import type { Site } from "../site.js";
import type { TaskCommon } from "./task-common.js";
import type { AlsoFor, EfsVolume, GrantOptions } from "./task-types.js";
import type { Task } from "./task.js";

/**
 * A task definition; the name is its family (letters, digits, `-` and `_`). Choose a launch type, then add containers.
 *
 * @example
 * const web = task("web")
 *   .fargate({ cpu: 256, memory: 512 })
 *   .container("app", (c) => c.image("web", "1").port("http", 8080));
 */
export function task(name: string): Task<"any", {}, never, never> {
  const site = callSite(task);
  const node: TaskNode = {
    name,
    launch: "any",
    request: { family: name },
    sites: { at: "/family", site, before: { at: "", site } },
    raw: [],
    containers: [],
    site,
  };
  return new TaskBuilder(node) as unknown as Task<"any", {}, never, never>;
}

/**
 * The data behind a task.
 *
 * @throws StowageError `not-a-task` if it is none.
 */
export function taskNode(value: unknown, what: string, site?: Site): TaskNode {
  return nodeOf(value, "task", site, () => ({
    code: "not-a-task",
    message: `${what} is not a task.`,
    hint: "Make it with task(name).",
  }));
}

interface Size {
  readonly cpu?: number;
  readonly memory?: number;
  readonly network?: NetworkMode;
  readonly arch?: CPUArchitecture;
  readonly os?: OSFamily;
}

/** Types live in the interface; this says what each step does to the data. */
class TaskBuilder implements TaskCommon {
  declare readonly "~containers": string;
  declare readonly "~ports": string;
  declare readonly "~ready": string;
  readonly [kind] = "task" as const;
  readonly [data]: TaskNode;

  constructor(node: TaskNode) {
    this[data] = node;
    Object.freeze(this);
  }

  fargate(size: Size): this {
    return this.#launch("FARGATE", isWindows(size) ? "fargate-windows" : "fargate", { network: "awsvpc", ...size }, callSite(this.fargate));
  }

  ec2(size: Size = {}): this {
    return this.#launch("EC2", isWindows(size) ? "ec2-windows" : "ec2", size, callSite(this.ec2));
  }

  managedInstances(size: Size): this {
    return this.#launch("MANAGED_INSTANCES", "managed-instances", { network: "awsvpc", ...size }, callSite(this.managedInstances));
  }

  external(size: Size = {}): this {
    return this.#launch("EXTERNAL", "external", size, callSite(this.external));
  }

  alsoFor(...types: readonly AlsoFor[]): this {
    return this.#next(append(this[data], "requiresCompatibilities", [...types], callSite(this.alsoFor)));
  }

  container(name: string, build: (container: Container<Launch, {}, never, never, false, true>) => Built): this {
    const site = callSite(this.container);
    const built = containerNode(build(startContainer<Launch, {}, never, never>(name, site)), name, site);
    return this.#next({ ...this[data], containers: [...this[data].containers, built] });
  }

  add(sidecar: object): this {
    return this.#next({ ...this[data], containers: [...this[data].containers, sidecarNode(sidecar, callSite(this.add))] });
  }

  bindVolume(name: string): this {
    return this.#volume({ name, host: {} }, callSite(this.bindVolume));
  }

  efsVolume(name: string, volume: EfsVolume): this {
    const { fileSystemId, rootDirectory, accessPointId, iam, transitEncryption, transitEncryptionPort } = volume;
    const encrypted = transitEncryption ?? (accessPointId !== undefined || iam === true ? true : undefined);
    const authorization = {
      ...(accessPointId !== undefined && { accessPointId }),
      ...(iam !== undefined && { iam: onOff(iam) }),
    };
    const efsVolumeConfiguration = {
      fileSystemId,
      ...(rootDirectory !== undefined && { rootDirectory }),
      ...(encrypted !== undefined && { transitEncryption: onOff(encrypted) }),
      ...(transitEncryptionPort !== undefined && { transitEncryptionPort }),
      ...(Object.keys(authorization).length > 0 && { authorizationConfig: authorization }),
    };
    return this.#volume({ name, efsVolumeConfiguration }, callSite(this.efsVolume));
  }

  ebsVolume(name: string): this {
    return this.#volume({ name, configuredAtLaunch: true }, callSite(this.ebsVolume));
  }

  s3FilesVolume(name: string, volume: S3FilesVolumeConfiguration): this {
    return this.#volume({ name, s3filesVolumeConfiguration: volume }, callSite(this.s3FilesVolume));
  }

  hostVolume(name: string, sourcePath: string): this {
    return this.#volume({ name, host: { sourcePath } }, callSite(this.hostVolume));
  }

  dockerVolume(name: string, volume: DockerVolumeConfiguration = {}): this {
    return this.#volume({ name, dockerVolumeConfiguration: volume }, callSite(this.dockerVolume));
  }

  fsxWindowsVolume(name: string, volume: FSxWindowsFileServerVolumeConfiguration): this {
    return this.#volume({ name, fsxWindowsFileServerVolumeConfiguration: volume }, callSite(this.fsxWindowsVolume));
  }

  pidMode(mode: PidMode): this {
    return this.#set("pidMode", mode, callSite(this.pidMode));
  }

  ipcMode(mode: IpcMode): this {
    return this.#set("ipcMode", mode, callSite(this.ipcMode));
  }

  placeOn(...expressions: readonly string[]): this {
    const constraints = expressions.map((expression) => ({ type: "memberOf" as const, expression }));
    return this.#next(append(this[data], "placementConstraints", constraints, callSite(this.placeOn)));
  }

  taskRole(role: string): this {
    return this.#set("taskRoleArn", role, callSite(this.taskRole));
  }

  grant(actions: string | readonly string[], resources: string | readonly string[], options: GrantOptions = {}): this {
    const listed = (value: string | readonly string[]): readonly string[] => (typeof value === "string" ? [value] : [...value]);
    const { condition: said } = options;
    const keys = (values: Readonly<Record<string, string | readonly string[]>>): Record<string, readonly string[]> =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, listed(value)]));
    const condition = said && Object.fromEntries(Object.entries(said).map(([operator, values]) => [operator, keys(values)]));
    const grant: Grant = { actions: listed(actions), resources: listed(resources), ...(condition !== undefined && { condition }) };
    return this.#next({ ...this[data], grants: [...(this[data].grants ?? []), { grant, site: callSite(this.grant) }] });
  }

  executionRole(role: string): this {
    return this.#set("executionRoleArn", role, callSite(this.executionRole));
  }

  ephemeralStorage(gib: number): this {
    return this.#set("ephemeralStorage", { sizeInGiB: gib }, callSite(this.ephemeralStorage));
  }

  tags(tags: Readonly<Record<string, string>>): this {
    return this.#next(append(this[data], "tags", tagList(tags), callSite(this.tags)));
  }

  faultInjection(enable = true): this {
    return this.#set("enableFaultInjection", enable, callSite(this.faultInjection));
  }

  proxy(containerName: string, properties: Readonly<Record<string, string>>): this {
    const list = Object.entries(properties).map(([name, value]) => ({ name, value }));
    return this.#set("proxyConfiguration", { containerName, type: "APPMESH", properties: list }, callSite(this.proxy));
  }

  inferenceAccelerator(deviceName: string, deviceType: string): this {
    return this.#next(append(this[data], "inferenceAccelerators", [{ deviceName, deviceType }], callSite(this.inferenceAccelerator)));
  }

  raw(fields: object): this {
    return this.#next(addRaw(this[data], fields, callSite(this.raw)));
  }

  #launch(compatibility: Compatibility, launch: Launch, size: Size, site: Site): this {
    const { cpu, memory, network, arch, os } = size;
    const values: Partial<RegisterTaskDefinitionRequest> = {
      requiresCompatibilities: [compatibility],
      networkMode: network,
      cpu: cpu === undefined ? undefined : String(cpu),
      memory: memory === undefined ? undefined : String(memory),
      runtimePlatform: arch === undefined && os === undefined ? undefined : defined({ cpuArchitecture: arch, operatingSystemFamily: os }),
    };
    return this.#next({ ...assign(this[data], values, site), launch });
  }

  #volume(volume: Volume, site: Site): this {
    return this.#next(append(this[data], "volumes", [volume], site));
  }

  #set<K extends keyof RegisterTaskDefinitionRequest & string>(member: K, value: RegisterTaskDefinitionRequest[K], site: Site): this {
    return this.#next(set(this[data], member, value, site));
  }

  #next(node: TaskNode): this {
    return new TaskBuilder(node) as this;
  }
}

function isWindows(size: Size): boolean {
  return size.os !== undefined && size.os !== "LINUX";
}

function onOff(value: boolean): "DISABLED" | "ENABLED" {
  return value ? "ENABLED" : "DISABLED";
}
