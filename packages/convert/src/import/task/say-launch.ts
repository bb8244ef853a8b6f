import { fargateMemoryFor, fargateWindowsCpu, parseTaskCpu, parseTaskMemory } from "@stowage/model";
import type { FargateCpu } from "@stowage/model";
import type { Compatibility, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { LaunchKind } from "../container/container-saying.js";
import { isSound } from "../say.js";
import type { Part, Said } from "../say.js";

/** The members that choosing a launch type writes. */
export const launchMembers = ["requiresCompatibilities", "networkMode", "cpu", "memory", "runtimePlatform"] as const;

/** The launch type that the rest of the task is typed by, and how it is said. */
export interface SaidLaunch extends Said<RegisterTaskDefinitionRequest> {
  readonly launch: LaunchKind;
}

type Request = RegisterTaskDefinitionRequest;

interface Size {
  cpu?: number | undefined;
  memory?: number | undefined;
  network?: string | undefined;
  arch?: string | undefined;
  os?: string | undefined;
}

/**
 * The launch type of a task definition. Made for several, Fargate comes first, since what it does not have none of the others may use.
 * Without one, or with a size or platform that the builder refuses for it, everything is left to `raw()`.
 */
export function sayLaunch(part: Part<Request>): SaidLaunch {
  const { request } = part;
  const order: readonly Compatibility[] = ["FARGATE", "EC2", "MANAGED_INSTANCES", "EXTERNAL"];
  const sound = launchMembers.every((member) => isSound(part, member));
  for (const type of sound ? order : []) {
    if (!request.requiresCompatibilities?.includes(type)) continue;
    const said = attempts[type](request);
    if (said !== undefined) return said;
  }
  const raw = Object.fromEntries(
    launchMembers.filter((member) => request[member] !== undefined).map((member) => [member, request[member]]),
  );
  return { launch: "any", steps: [], raw };
}

const attempts: { readonly [type in Compatibility]: (request: Request) => SaidLaunch | undefined } = {
  FARGATE(request) {
    const size = sizeOf(request);
    const { cpu, memory, arch, os } = size;
    if (request.networkMode !== "awsvpc" || cpu === undefined || memory === undefined) return undefined;
    if (!fargateMemoryFor(cpu)?.includes(memory)) return undefined;
    const windows = isWindows(os);
    if (windows && (arch === "ARM64" || !fargateWindowsCpu.includes(cpu as FargateCpu) || !/_(2019|2022|2025)_/.test(os!)))
      return undefined;
    return said(windows ? "fargate-windows" : "fargate", "FARGATE", { cpu, memory, arch, os }, request, "awsvpc");
  },
  EC2(request) {
    const { cpu, memory, network, arch, os } = sizeOf(request);
    const windows = isWindows(os);
    if (windows && arch === "ARM64") return undefined;
    return said(windows ? "ec2-windows" : "ec2", "EC2", { cpu, memory, network, arch, os }, request);
  },
  MANAGED_INSTANCES(request) {
    const { cpu, memory, network, arch } = sizeOf(request);
    if (cpu === undefined || memory === undefined || (network !== "awsvpc" && network !== "host")) return undefined;
    const other = network === "awsvpc" ? undefined : network;
    return said("managed-instances", "MANAGED_INSTANCES", { cpu, memory, network: other, arch }, request, "awsvpc");
  },
  EXTERNAL(request) {
    const { cpu, memory, network, arch, os } = sizeOf(request);
    if (network === "awsvpc" || isWindows(os)) return undefined;
    return said("external", "EXTERNAL", { cpu, memory, network, arch, os }, request);
  },
};

function sizeOf({ cpu, memory, networkMode, runtimePlatform }: Request): Size {
  return {
    cpu: cpu === undefined ? undefined : parseTaskCpu(cpu),
    memory: memory === undefined ? undefined : parseTaskMemory(memory),
    network: networkMode,
    arch: runtimePlatform?.cpuArchitecture,
    os: runtimePlatform?.operatingSystemFamily,
  };
}

/** The step, and what it does not give back as it was: a size in other words, more launch types, members that the step has no word for. */
function said(launch: LaunchKind, type: Compatibility, size: Size, request: Request, network?: string): SaidLaunch {
  const given = Object.fromEntries(Object.entries(size).filter(([, value]) => value !== undefined));
  const { requiresCompatibilities = [], cpu, memory, networkMode, runtimePlatform } = request;
  // The builder adds launch types to the one that is chosen; Fargate is not among those it adds.
  const [chosen, ...others] = requiresCompatibilities;
  const inOrder = chosen === type && !others.includes("FARGATE");
  const platform = [runtimePlatform?.cpuArchitecture === size.arch, runtimePlatform?.operatingSystemFamily === size.os];
  return {
    launch,
    steps: [
      step(methods[type], ...(Object.keys(given).length === 0 ? [] : [given])),
      ...(inOrder && others.length > 0 ? [step("alsoFor", ...others)] : []),
    ],
    raw: {
      ...(!inOrder && { requiresCompatibilities }),
      ...(networkMode !== (size.network ?? network) && { networkMode }),
      ...(cpu !== (size.cpu === undefined ? undefined : String(size.cpu)) && { cpu }),
      ...(memory !== (size.memory === undefined ? undefined : String(size.memory)) && { memory }),
      ...(platform.includes(false) && { runtimePlatform }),
    } as Partial<Request>,
  };
}

const methods: { readonly [type in Compatibility]: string } = {
  EC2: "ec2",
  EXTERNAL: "external",
  FARGATE: "fargate",
  MANAGED_INSTANCES: "managedInstances",
};

function isWindows(os: string | undefined): boolean {
  return os !== undefined && os !== "LINUX";
}
