import type { Price } from "@stowage/model/inputs";
import { unitOf } from "../prices/items.js";
import type { Product } from "./price-document.js";

/** A product's price as an entry of a price book, without its source. */
export type ProductPrice = Pick<Price, "item" | "os" | "arch" | "tenancy" | "unit"> & { readonly divideBy?: number };

/**
 * What a product of the price list is as an item of ours; undefined: none. The last part of the usage type tells, behind the region's prefix.
 * Sources: usage types and attributes of AWS's price list, as quoted in public price documents (AmazonECS of 2022-11 to 2026-09).
 */
export function itemOfProduct({ service, family, attributes }: Product): ProductPrice | undefined {
  const usage = (attributes["usagetype"] ?? "").replace(/^(?!ECS-|EBS:)[A-Z]{2,4}\d?-/, "");
  if (service === "AmazonECS") return ecsItem(usage, attributes);
  if (service === "AmazonEC2")
    return family.startsWith("Compute Instance") ? instanceItem(attributes) : withUnit(EC2_ITEMS[usage], EC2_DIVISORS[usage]);
  const byFamily = OTHERS[service]?.find(([families, usages]) => families.test(family) && usages.test(usage));
  return withUnit(byFamily?.[2]);
}

function ecsItem(usage: string, attributes: Readonly<Record<string, string>>): ProductPrice | undefined {
  const fargate = /^Fargate-(ARM-|Windows-)?(vCPU-Hours|GB-Hours|EphemeralStorage-GB-Hours|OS-Hours)/.exec(usage);
  if (fargate) {
    const item = FARGATE[fargate[2]!]!;
    if (item === "fargate.storage" || item === "fargate.os-licence") return withUnit(item);
    return { ...withUnit(item)!, os: fargate[1] === "Windows-" ? "windows" : "linux", arch: fargate[1] === "ARM-" ? "arm64" : "x86_64" };
  }
  return /^ECS-Anywhere-Instance-hours$/i.test(usage) && attributes["externalInstanceType"] !== "With Free"
    ? withUnit("ecs-anywhere.instance")
    : undefined;
}

const FARGATE: { readonly [usage: string]: string } = {
  "vCPU-Hours": "fargate.vcpu",
  "GB-Hours": "fargate.memory",
  "EphemeralStorage-GB-Hours": "fargate.storage",
  "OS-Hours": "fargate.os-licence",
};

/** An instance in use, without software that costs extra. */
function instanceItem(attributes: Readonly<Record<string, string>>): ProductPrice | undefined {
  const {
    instanceType,
    operatingSystem,
    tenancy,
    preInstalledSw = "NA",
    capacitystatus = "Used",
    licenseModel = "No License required",
  } = attributes;
  const plain = preInstalledSw === "NA" && capacitystatus === "Used" && licenseModel === "No License required";
  if (instanceType === undefined || !plain || (tenancy !== "Shared" && tenancy !== "Dedicated")) return undefined;
  if (operatingSystem !== "Linux" && operatingSystem !== "Windows") return undefined;
  const dedicated = tenancy === "Dedicated" ? ({ tenancy: "dedicated" } as const) : {};
  return { ...withUnit(`ec2.${instanceType}`)!, os: operatingSystem === "Windows" ? "windows" : "linux", ...dedicated };
}

const EC2_ITEMS: { readonly [usage: string]: string } = {
  "EBS:VolumeUsage.gp2": "ebs.gp2",
  "EBS:VolumeUsage.gp3": "ebs.gp3",
  "EBS:VolumeP-IOPS.gp3": "ebs.gp3-iops",
  "EBS:VolumeP-Throughput.gp3": "ebs.gp3-throughput",
  "EBS:VolumeUsage.piops": "ebs.io1",
  "EBS:VolumeP-IOPS.piops": "ebs.io1-iops",
  "EBS:VolumeUsage.io2": "ebs.io2",
  "EBS:VolumeP-IOPS.io2": "ebs.io2-iops",
  "EBS:VolumeUsage.st1": "ebs.st1",
  "EBS:VolumeUsage.sc1": "ebs.sc1",
  "EBS:VolumeUsage": "ebs.standard",
  "NatGateway-Hours": "nat-gateway.hour",
  "NatGateway-Bytes": "nat-gateway.data",
};

/** The price list has throughput by the GiB per second; ours is by the MiB. */
const EC2_DIVISORS: { readonly [usage: string]: number } = { "EBS:VolumeP-Throughput.gp3": 1024 };

const OTHERS: { readonly [service: string]: readonly (readonly [family: RegExp, usage: RegExp, item: string])[] } = {
  AWSELB: [
    [/^Load Balancer-Application$/, /^LoadBalancerUsage$/, "alb.hour"],
    [/^Load Balancer-Application$/, /^LCUUsage$/, "alb.lcu"],
    [/^Load Balancer-Network$/, /^LoadBalancerUsage$/, "nlb.hour"],
    [/^Load Balancer-Network$/, /^LCUUsage$/, "nlb.lcu"],
  ],
  AmazonVPC: [
    [/./, /^PublicIPv4:InUseAddress$/, "public-ipv4.in-use"],
    [/./, /^PublicIPv4:IdleAddress$/, "public-ipv4.idle"],
  ],
  AmazonCloudWatch: [
    [/./, /^DataProcessing-Bytes$/, "logs.ingestion"],
    [/./, /^TimedStorage-ByteHrs$/, "logs.storage"],
  ],
  AWSSecretsManager: [[/./, /^AWSSecretsManager-Secrets$/, "secrets-manager.secret"]],
};

function withUnit(item: string | undefined, divideBy?: number): ProductPrice | undefined {
  if (item === undefined) return undefined;
  return { item, unit: unitOf(item)!, ...(divideBy !== undefined && { divideBy }) };
}
