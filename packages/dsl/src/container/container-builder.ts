import type { LocalContainer } from "@stowage/model";
import type { ContainerCondition, ContainerDefinition, PortMapping, SharingStrategy, UlimitName } from "@stowage/model/ecs";
import { data, kind } from "../brand.js";
import { addRaw, append, assign, merge, pairs, set, upsert } from "../edit.js";
import { nodeOf } from "../node-of.js";
import type { Launch } from "../launch.js";
import type { ContainerNode } from "../nodes.js";
import type { SecretReference, SecretSource } from "../secrets.js";
import { callSite } from "../site.js";
import type { Site } from "../site.js";
import { awslogs } from "./awslogs.js";
import type { ContainerCommon } from "./container-common.js";
import type { Container, Built } from "./container.js";
import type { AnyLogs, AwsLogs, HealthCheckOptions, UlimitValue } from "./container-types.js";

/** A container without anything but its name. */
export function startContainer<L extends Launch, Before, P extends string, V extends string>(
  name: string,
  site: Site,
): Container<L, Before, P, V, false, true> {
  const node: ContainerNode = {
    name,
    request: { name },
    sites: { at: "/name", site, before: { at: "", site } },
    raw: [],
    secrets: [],
    logSecrets: [],
  };
  return new ContainerBuilder(node) as unknown as Container<L, Before, P, V, false, true>;
}

/**
 * The data behind a container that a callback handed back.
 *
 * @throws StowageError `no-container` if it handed back something else.
 */
export function containerNode(container: Built, name: string, site: Site): ContainerNode {
  return nodeOf(container, "container", site, () => ({
    code: "no-container",
    message: `The callback of the container "${name}" gives no container.`,
    hint: "Give back what the steps give: (c) => c.image(…)…, without braces or with a return.",
  }));
}

/** Types live in the interface; this says what each step does to the data. */
class ContainerBuilder implements ContainerCommon {
  declare readonly "~ports": string;
  declare readonly "~healthy": boolean;
  declare readonly "~essential": boolean;
  readonly [kind] = "container" as const;
  readonly [data]: ContainerNode;

  constructor(node: ContainerNode) {
    this[data] = node;
    Object.freeze(this);
  }

  image(repository: string, tag?: string): this {
    const image = tag === undefined ? repository : `${repository}${tag.startsWith("sha256:") ? "@" : ":"}${tag}`;
    return this.#set("image", image, callSite(this.image));
  }

  registryCredentials(secret: string): this {
    return this.#set("repositoryCredentials", { credentialsParameter: secret }, callSite(this.registryCredentials));
  }

  command(...words: readonly string[]): this {
    return this.#set("command", [...words], callSite(this.command));
  }

  entryPoint(...words: readonly string[]): this {
    return this.#set("entryPoint", [...words], callSite(this.entryPoint));
  }

  env(name: string, value: string): this;
  env(values: Readonly<Record<string, string>>): this;
  env(...variables: readonly [name: string, value: string] | readonly [values: Readonly<Record<string, string>>]): this {
    const [first, value] = variables;
    const values = typeof first === "string" ? { [first]: value! } : first;
    return this.#next(upsert(this[data], "environment", pairs(values), callSite(this.env)));
  }

  envFile(arn: string): this {
    return this.#append("environmentFiles", [{ value: arn, type: "s3" }], callSite(this.envFile));
  }

  secret(name: string, reference: SecretReference): this {
    const secrets = this[data].secrets.filter((secret) => secret.name !== name);
    return this.#next({ ...this[data], secrets: [...secrets, { name, source: sourceOf(reference), site: callSite(this.secret) }] });
  }

  logs(logs: AnyLogs | AwsLogs): this {
    const site = callSite(this.logs);
    const { secretOptions = [], ...configuration }: AnyLogs = "logDriver" in logs ? logs : awslogs(logs, this[data].name);
    const logSecrets = secretOptions.map(({ name, valueFrom }) => ({ name, source: sourceOf(valueFrom), site }));
    return this.#next({ ...set(this[data], "logConfiguration", configuration, site), logSecrets });
  }

  user(user: string): this {
    return this.#set("user", user, callSite(this.user));
  }

  workingDirectory(path: string): this {
    return this.#set("workingDirectory", path, callSite(this.workingDirectory));
  }

  cpu(units: number): this {
    return this.#set("cpu", units, callSite(this.cpu));
  }

  memory(limit: number | undefined, options: { readonly reserve?: number } = {}): this {
    return this.#next(assign(this[data], { memory: limit, memoryReservation: options.reserve }, callSite(this.memory)));
  }

  startTimeout(seconds: number): this {
    return this.#set("startTimeout", seconds, callSite(this.startTimeout));
  }

  stopTimeout(seconds: number): this {
    return this.#set("stopTimeout", seconds, callSite(this.stopTimeout));
  }

  restart(policy: { readonly ignoreExitCodes?: readonly number[]; readonly after?: number } = {}): this {
    const { ignoreExitCodes, after } = policy;
    const value = {
      enabled: true,
      ...(ignoreExitCodes !== undefined && { ignoredExitCodes: [...ignoreExitCodes] }),
      ...(after !== undefined && { restartAttemptPeriod: after }),
    };
    return this.#set("restartPolicy", value, callSite(this.restart));
  }

  labels(labels: Readonly<Record<string, string>>): this {
    return this.#next(merge(this[data], "dockerLabels", labels, callSite(this.labels)));
  }

  volumesFrom(container: string, options: { readonly readOnly?: boolean } = {}): this {
    return this.#append("volumesFrom", [{ sourceContainer: container, ...options }], callSite(this.volumesFrom));
  }

  systemControls(values: Readonly<Record<string, string>>): this {
    const controls = Object.entries(values).map(([namespace, value]) => ({ namespace, value }));
    return this.#next(upsert(this[data], "systemControls", controls, callSite(this.systemControls), "namespace"));
  }

  versionConsistency(value: "disabled" | "enabled"): this {
    return this.#set("versionConsistency", value, callSite(this.versionConsistency));
  }

  terminal(options: { readonly interactive?: boolean; readonly pseudoTerminal?: boolean }): this {
    return this.#next(assign(this[data], options, callSite(this.terminal)));
  }

  firelens(type: "fluentbit" | "fluentd", options?: Readonly<Record<string, string>>): this {
    return this.#set("firelensConfiguration", { type, ...(options !== undefined && { options }) }, callSite(this.firelens));
  }

  credentialSpecs(...specs: readonly string[]): this {
    return this.#append("credentialSpecs", [...specs], callSite(this.credentialSpecs));
  }

  local(run: LocalContainer): this {
    return this.#next({ ...this[data], local: run, localSite: callSite(this.local) });
  }

  raw(fields: object): this {
    return this.#next(addRaw(this[data], fields, callSite(this.raw)));
  }

  port(name: string, port: number, options: Omit<PortMapping, "name"> = {}): this {
    const { appProtocol, protocol, hostPort } = options;
    const mapping: PortMapping = {
      name,
      containerPort: port,
      ...(hostPort !== undefined && { hostPort }),
      ...(protocol !== undefined && { protocol }),
      ...(appProtocol !== undefined && { appProtocol }),
    };
    return this.#append("portMappings", [mapping], callSite(this.port));
  }

  portNumber(port: number, options: Pick<PortMapping, "hostPort" | "protocol"> = {}): this {
    const { hostPort, protocol } = options;
    const mapping = { containerPort: port, ...(hostPort !== undefined && { hostPort }), ...(protocol !== undefined && { protocol }) };
    return this.#append("portMappings", [mapping], callSite(this.portNumber));
  }

  portRange(range: string, options: Pick<PortMapping, "protocol"> = {}): this {
    return this.#append("portMappings", [{ containerPortRange: range, ...options }], callSite(this.portRange));
  }

  dependsOn(containerName: string, condition: ContainerCondition): this {
    return this.#append("dependsOn", [{ containerName, condition }], callSite(this.dependsOn));
  }

  healthCheck(command: string | readonly string[], options: HealthCheckOptions = {}): this {
    const words = typeof command === "string" ? ["CMD-SHELL", command] : [...command];
    return this.#set("healthCheck", { command: words, ...options }, callSite(this.healthCheck));
  }

  essential(essential: boolean): this {
    return this.#set("essential", essential, callSite(this.essential));
  }

  mount(sourceVolume: string, containerPath: string, options: { readonly readOnly?: boolean } = {}): this {
    return this.#append("mountPoints", [{ sourceVolume, containerPath, ...options }], callSite(this.mount));
  }

  readonlyRoot(value = true): this {
    return this.#set("readonlyRootFilesystem", value, callSite(this.readonlyRoot));
  }

  ulimits(limits: { readonly [N in UlimitName]?: UlimitValue }): this {
    const list = Object.entries(limits).map(([name, value]) => ({
      name: name as UlimitName,
      softLimit: typeof value === "number" ? value : value.soft,
      hardLimit: typeof value === "number" ? value : value.hard,
    }));
    return this.#next(upsert(this[data], "ulimits", list, callSite(this.ulimits)));
  }

  linuxParameters(options: NonNullable<ContainerDefinition["linuxParameters"]>): this {
    return this.#next(merge(this[data], "linuxParameters", options, callSite(this.linuxParameters)));
  }

  privileged(value = true): this {
    return this.#set("privileged", value, callSite(this.privileged));
  }

  links(...links: readonly string[]): this {
    return this.#append("links", [...links], callSite(this.links));
  }

  gpus(count: number | "ALL"): this {
    return this.#append("resourceRequirements", [{ type: "GPU", value: String(count) }], callSite(this.gpus));
  }

  shareGpu(strategy: SharingStrategy): this {
    return this.#append("resourceRequirements", [{ type: "GPU", sharingStrategy: strategy }], callSite(this.shareGpu));
  }

  neuronDevices(): this {
    return this.#append("resourceRequirements", [{ type: "NeuronDevice", value: "ALL" }], callSite(this.neuronDevices));
  }

  hostname(name: string): this {
    return this.#set("hostname", name, callSite(this.hostname));
  }

  extraHosts(hosts: Readonly<Record<string, string>>): this {
    const list = Object.entries(hosts).map(([hostname, ipAddress]) => ({ hostname, ipAddress }));
    return this.#append("extraHosts", list, callSite(this.extraHosts));
  }

  dns(dns: { readonly servers?: readonly string[]; readonly search?: readonly string[] }): this {
    const { servers, search } = dns;
    const values = { ...(servers && { dnsServers: [...servers] }), ...(search && { dnsSearchDomains: [...search] }) };
    return this.#next(assign(this[data], values, callSite(this.dns)));
  }

  securityOptions(...options: readonly string[]): this {
    return this.#append("dockerSecurityOptions", [...options], callSite(this.securityOptions));
  }

  disableNetworking(value = true): this {
    return this.#set("disableNetworking", value, callSite(this.disableNetworking));
  }

  #set<K extends keyof ContainerDefinition & string>(member: K, value: ContainerDefinition[K], site: Site): this {
    return this.#next(set(this[data], member, value, site));
  }

  #append<K extends keyof ContainerDefinition & string>(
    member: K,
    items: NonNullable<ContainerDefinition[K]> & readonly unknown[],
    site: Site,
  ): this {
    return this.#next(append(this[data], member, items, site));
  }

  #next(node: ContainerNode): this {
    return new ContainerBuilder(node) as this;
  }
}

function sourceOf(reference: SecretReference): SecretSource {
  return typeof reference === "string" ? { service: "arn", id: reference } : reference;
}
