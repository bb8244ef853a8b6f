import { edgeLocationsOf } from "./edge.js";
import type { EdgeLocation } from "./edge.js";
import { registeredMemory } from "./registered-memory.js";

/** An EC2 instance type. A figure that no source has is undefined. */
export interface InstanceType {
  readonly name: string;
  readonly vcpus: number;
  /** Advertised memory, MiB. */
  readonly advertisedMemory: number;
  /** As ECS's attribute `ecs.cpu-architecture` has it; undefined for macOS types, which ECS does not run on. */
  readonly architecture: "x86_64" | "arm64" | undefined;
  /** CPU units that it registers: 1024 a vCPU. */
  readonly cpu: number;
  /** Memory left for tasks, MiB: what it registers, estimated where AWS publishes no figure (see `registeredMemory`). */
  readonly memory: number;
  /** GPUs as ECS counts them; a fraction of one counts as one. */
  readonly gpus: number;
  readonly gpuName: string | undefined;
  /** Memory of one GPU, MiB. */
  readonly gpuMemory: number | undefined;
  /** Trainium or Inferentia devices. */
  readonly neuronDevices: number;
  /** Network interfaces on the default network card, the instance's own included. */
  readonly interfaces: number | undefined;
  readonly ipv4PerInterface: number | undefined;
  /** awsvpc tasks it runs without trunking: an interface for each but the first. */
  readonly enis: number | undefined;
  /** awsvpc tasks it runs with `awsvpcTrunking`; 0 if it cannot trunk. */
  readonly trunkEnis: number | undefined;
  /** `trunkEnis` comes from the ECS guide (`documented`), or is the lower figure that the Kubernetes controller uses (`estimated`). */
  readonly trunkSource: "documented" | "estimated" | undefined;
  readonly networkBaselineGbps: number | undefined;
  readonly networkPeakGbps: number | undefined;
  /** Instance store, GB (decimal). */
  readonly localStorageGB: number;
  readonly bareMetal: boolean;
  readonly burstable: boolean;
  readonly currentGeneration: boolean;
  /** Whether EC2 sells it as Spot. */
  readonly spot: boolean;
  /** Outposts, Local Zones and Wavelength Zones that offer it, as far as is known. */
  readonly edge: readonly EdgeLocation[];
}

/** Reads one line of the catalogue. The order of the fields is that of scripts/build-catalogue.mjs. */
export function parseType(line: string): InstanceType {
  const fields = line.split(" ");
  const [name = "", vcpus, memory, arch, interfaces, ipv4, trunk, branch, gpus = "", neuron, baseline, peak, storage, flags = ""] = fields;
  const [gpuCount, gpuName, gpuMemory] = gpus.split("+")[0]?.split("*") ?? [];
  const advertisedMemory = Number(memory);
  const own = numberOf(interfaces);
  const documented = numberOf(trunk);
  const estimated = numberOf(branch);
  return {
    name,
    vcpus: Number(vcpus),
    advertisedMemory,
    architecture: arch === "x" ? "x86_64" : arch === "a" ? "arm64" : undefined,
    cpu: Number(vcpus) * 1024,
    memory: registeredMemory(name, advertisedMemory),
    gpus: numberOf(gpuCount) ?? 0,
    gpuName: gpuName?.replaceAll("_", " "),
    gpuMemory: numberOf(gpuMemory),
    neuronDevices: numberOf(neuron) ?? 0,
    interfaces: own,
    ipv4PerInterface: numberOf(ipv4),
    enis: own === undefined ? undefined : own - 1,
    trunkEnis: documented ?? estimated,
    trunkSource: documented !== undefined ? "documented" : estimated !== undefined ? "estimated" : undefined,
    networkBaselineGbps: numberOf(baseline),
    networkPeakGbps: numberOf(peak) ?? numberOf(baseline),
    localStorageGB: numberOf(storage) ?? 0,
    bareMetal: flags.includes("m"),
    burstable: flags.includes("b"),
    currentGeneration: flags.includes("c"),
    spot: !flags.includes("o"),
    edge: edgeLocationsOf(name),
  };
}

function numberOf(field: string | undefined): number | undefined {
  return field ? Number(field) : undefined;
}
