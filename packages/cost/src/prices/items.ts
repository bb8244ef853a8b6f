/**
 * What can be bought: the id of each price and its unit. EC2 instance types are `ec2.TYPE` and `ec2-spot.TYPE` per `instance-hour`,
 * Fargate under a Compute Savings Plan `compute-savings-plan.TERM.fargate.vcpu|memory`.
 * The price of a month-unit covers a month of 730 hours. Units as in AWS's price lists.
 */
const units: { readonly [item: string]: string } = {
  "fargate.vcpu": "vCPU-hour",
  "fargate.memory": "GB-hour",
  "fargate.storage": "GB-hour",
  "fargate.os-licence": "vCPU-hour",
  "fargate-spot.vcpu": "vCPU-hour",
  "fargate-spot.memory": "GB-hour",
  "ecs-anywhere.instance": "instance-hour",
  "ebs.gp2": "GB-month",
  "ebs.gp3": "GB-month",
  "ebs.gp3-iops": "IOPS-month",
  "ebs.gp3-throughput": "MBps-month",
  "ebs.io1": "GB-month",
  "ebs.io1-iops": "IOPS-month",
  "ebs.io2": "GB-month",
  "ebs.io2-iops": "IOPS-month",
  "ebs.io2-iops.over-32000": "IOPS-month",
  "ebs.io2-iops.over-64000": "IOPS-month",
  "ebs.sc1": "GB-month",
  "ebs.st1": "GB-month",
  "ebs.standard": "GB-month",
  "ebs.standard-requests": "million-requests",
  "efs.standard": "GB-month",
  "efs.one-zone": "GB-month",
  "efs.infrequent-access": "GB-month",
  "efs.infrequent-access-bursting": "GB-month",
  "efs.archive": "GB-month",
  "efs.elastic-read": "GB",
  "efs.elastic-write": "GB",
  "efs.provisioned-throughput": "MiBps-month",
  "alb.hour": "load-balancer-hour",
  "alb.lcu": "LCU-hour",
  "nlb.hour": "load-balancer-hour",
  "nlb.lcu": "LCU-hour",
  "nat-gateway.hour": "gateway-hour",
  "nat-gateway.data": "GB",
  "public-ipv4.in-use": "address-hour",
  "public-ipv4.idle": "address-hour",
  "interface-endpoint.hour": "endpoint-hour",
  "interface-endpoint.data": "GB",
  "vpc-lattice.service": "service-hour",
  "vpc-lattice.data": "GB",
  "data-transfer.inter-az": "GB",
  "data-transfer.internet-out": "GB",
  "data-transfer.internet-out.over-10-tb": "GB",
  "data-transfer.internet-out.over-50-tb": "GB",
  "data-transfer.internet-out.over-150-tb": "GB",
  "logs.ingestion": "GB",
  "logs.ingestion-infrequent-access": "GB",
  "logs.storage": "GB-month",
  "logs.insights": "GB",
  "cloudwatch.metric": "metric-month",
  "cloudwatch.metric.over-10k": "metric-month",
  "cloudwatch.metric.over-250k": "metric-month",
  "cloudwatch.metric.over-1m": "metric-month",
  "cloudwatch.alarm": "alarm-month",
  "cloudwatch.alarm-high-resolution": "alarm-month",
  "container-insights.metric": "metric-month",
  "cloud-map.resource": "resource-month",
  "cloud-map.discover": "million-calls",
  "secrets-manager.secret": "secret-month",
  "secrets-manager.calls": "ten-thousand-calls",
  "ssm.advanced-parameter": "parameter-month",
  "ssm.calls": "ten-thousand-calls",
  "ecr.storage": "GB-month",
};

const families: readonly (readonly [prefix: string, unit: string])[] = [
  ["ec2.", "instance-hour"],
  ["ec2-spot.", "instance-hour"],
  ["managed-instances.", "instance-hour"],
];

/** The unit in which an item is priced; undefined: there is no such item. */
export function unitOf(item: string): string | undefined {
  const base = /^compute-savings-plan\.[^.]+\.(fargate\..+)$/.exec(item)?.[1] ?? item;
  if (Object.hasOwn(units, base)) return units[base];
  return families.find(([prefix]) => base.startsWith(prefix) && base.length > prefix.length)?.[1];
}

/** Whether some item begins so, as `ec2.m7g.` and `fargate` do. */
export function namesItems(prefix: string): boolean {
  return [...itemNames, ...families.map(([family]) => family)].some((name) => name.startsWith(prefix)) || unitOf(prefix) !== undefined;
}

/** The items with a unit of their own, for messages that name the nearest. */
export const itemNames: readonly string[] = Object.keys(units);
