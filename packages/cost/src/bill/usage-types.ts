/**
 * What a usage type of AWS's bill is, as an item of an estimate: `EUC1-Fargate-ARM-vCPU-Hours:perCPU` → `fargate.vcpu`. Undefined: none of ours.
 * Sources: usage types of AWS's price list for ECS, and of bills quoted in public (`SpotUsage-Fargate-…`, `ECS-EC2-…`).
 */
export function itemOfUsageType(usageType: string): string | undefined {
  const name = usageType.replace(/^(?!ECS-)[A-Z]{2,4}\d?-/, "");
  const spot = name.startsWith("SpotUsage-Fargate-");
  const fargate = /^(?:SpotUsage-)?Fargate-(?:ARM-|Windows-)?(vCPU-Hours|GB-Hours|EphemeralStorage-GB-Hours|OS-Hours)/.exec(name)?.[1];
  if (fargate !== undefined) {
    const item = FARGATE[fargate]!;
    return spot ? item.replace("fargate.", "fargate-spot.") : item;
  }
  if (/^ECS-EC2-(vCPU|GB)-Hours/.test(name)) return name.includes("vCPU") ? "split.vcpu" : "split.memory";
  const type = /^(Box|Spot|Dedicated|Heavy|Reservation)Usage:(.+)$/.exec(name)?.[2];
  return type === undefined ? undefined : `ec2.${type}`;
}

const FARGATE: { readonly [usage: string]: string } = {
  "vCPU-Hours": "fargate.vcpu",
  "GB-Hours": "fargate.memory",
  "EphemeralStorage-GB-Hours": "fargate.storage",
  "OS-Hours": "fargate.os-licence",
};
