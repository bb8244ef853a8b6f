// What ECS does with an infrastructure role: the statements of AWS's managed policies, narrowed to the Region, the account and the resources
// that the definitions name. The policies' versions are those of 2026-02-12 (AWS Managed Policy Reference Guide).
import type { AdvancedConfiguration, LoadBalancer } from "@stowage/model/ecs";
import { add, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { managedPolicyPage } from "./permissions.js";
import { arnIn } from "./place.js";
import type { PolicyCondition } from "./policy-document.js";
import { ec2Principal } from "./trust.js";

/** By use: AWS's managed policy, as it stands behind `arn:PARTITION:iam::aws:policy/`. */
export const managedPolicies: { readonly [use in ManagedPolicyUse]: string } = {
  volumes: "service-role/AmazonECSInfrastructureRolePolicyForVolumes",
  tls: "service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity",
  lattice: "AmazonECSInfrastructureRolePolicyForVpcLattice",
  loadBalancers: "AmazonECSInfrastructureRolePolicyForLoadBalancers",
  managedInstances: "AmazonECSInfrastructureRolePolicyForManagedInstances",
  systemsManager: "AmazonSSMManagedInstanceCore",
};

type ManagedPolicyUse = "volumes" | "tls" | "lattice" | "loadBalancers" | "managedInstances" | "systemsManager";

const ofEcs = { "aws:RequestTag/AmazonECSManaged": "true" };
const taggedByEcs = { StringEquals: { "aws:ResourceTag/AmazonECSManaged": "true" } };

/** EBS volumes that ECS makes for tasks. Attaching to an instance of one's own is for EC2 and Managed Instances. */
export function needVolumes(gathering: Gathering, at: string, snapshotId: string | undefined, onInstances: boolean): void {
  const grant = grants(gathering, at, "makes and attaches EBS volumes", managedPolicies.volumes);
  const volumes = arnIn(gathering.place, "ec2", "volume/*");
  const tasks = arnIn(gathering.place, "ecs", "task/*");
  grant(["ec2:CreateVolume"], volumes, { ArnLike: { "aws:RequestTag/AmazonECSCreated": tasks }, StringEquals: ofEcs });
  // A snapshot may be another account's.
  if (snapshotId !== undefined) grant(["ec2:CreateVolume"], arnIn({ ...gathering.place, account: "*" }, "ec2", `snapshot/${snapshotId}`));
  grant(["ec2:CreateTags"], volumes, {
    ArnLike: { "aws:RequestTag/AmazonECSCreated": tasks },
    StringEquals: { "ec2:CreateAction": "CreateVolume", ...ofEcs },
  });
  grant(["ec2:DescribeAvailabilityZones", "ec2:DescribeVolumes"], "*");
  grant(["ec2:AttachVolume", "ec2:DetachVolume"], volumes, taggedByEcs);
  if (onInstances) {
    grant(["ec2:DescribeInstances"], "*");
    grant(["ec2:AttachVolume", "ec2:DetachVolume"], arnIn(gathering.place, "ec2", "instance/*"));
  }
  grant(["ec2:DeleteVolume"], volumes, {
    ArnLike: { "aws:ResourceTag/AmazonECSCreated": tasks },
    StringEquals: { "aws:ResourceTag/AmazonECSManaged": "true" },
  });
}

/** Certificates of Service Connect: issued by the private authority, kept in secrets of ECS's own. */
export function needTls(gathering: Gathering, at: string, authority: string | undefined): void {
  const grant = grants(gathering, at, "issues and rotates Service Connect's certificates", managedPolicies.tls);
  const secrets = arnIn(gathering.place, "secretsmanager", "secret:ecs-sc!*");
  const own = { "aws:ResourceAccount": "${aws:PrincipalAccount}" };
  const services = [arnIn(gathering.place, "ecs", "service/*/*"), arnIn(gathering.place, "ecs", "task-set/*/*")];
  grant(["secretsmanager:CreateSecret", "secretsmanager:TagResource"], secrets, {
    ArnLike: { "aws:RequestTag/AmazonECSCreated": services },
    StringEquals: { ...ofEcs, ...own },
  });
  grant(
    [
      "secretsmanager:DeleteSecret",
      "secretsmanager:GetSecretValue",
      "secretsmanager:PutSecretValue",
      "secretsmanager:RotateSecret",
      "secretsmanager:UpdateSecret",
      "secretsmanager:UpdateSecretVersionStage",
    ],
    secrets,
    { StringEquals: { "secretsmanager:ResourceTag/aws:secretsmanager:owningService": "ecs-sc", ...own } },
  );
  grant(["secretsmanager:DescribeSecret"], secrets, { StringEquals: own });
  const issuer = authority ?? arnIn(gathering.place, "acm-pca", "certificate-authority/*");
  grant(
    ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate", "acm-pca:GetCertificateAuthorityCertificate"],
    issuer,
    taggedByEcs,
  );
  grant(["acm-pca:IssueCertificate"], issuer, {
    StringEquals: {
      "acm-pca:TemplateArn": `arn:${gathering.place.partition}:acm-pca:::template/EndEntityCertificate/V1`,
      "aws:ResourceTag/AmazonECSManaged": "true",
    },
  });
}

/** Targets of VPC Lattice. */
export function needLattice(gathering: Gathering, at: string, targetGroup: string): void {
  const grant = grants(gathering, at, "registers tasks with VPC Lattice", managedPolicies.lattice);
  grant(
    ["vpc-lattice:DeregisterTargets", "vpc-lattice:GetTargetGroup", "vpc-lattice:ListTargets", "vpc-lattice:RegisterTargets"],
    targetGroup,
  );
  grant(["ec2:DescribeInstances", "ec2:DescribeSubnets", "ec2:DescribeVpcs"], "*");
}

/** Blue/green, linear and canary deployments: ECS moves the traffic of the listener rules from one target group to the other. */
export function needTrafficShift(
  gathering: Gathering,
  at: string,
  { targetGroupArn }: LoadBalancer,
  { alternateTargetGroupArn, productionListenerRule, testListenerRule }: AdvancedConfiguration,
): void {
  const grant = grants(gathering, at, "moves traffic between target groups", managedPolicies.loadBalancers);
  grant(
    [
      "elasticloadbalancing:DescribeListeners",
      "elasticloadbalancing:DescribeRules",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
    ],
    "*",
  );
  for (const group of [targetGroupArn, alternateTargetGroupArn])
    if (group !== undefined)
      grant(["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"], named(gathering, "targetgroup", group));
  for (const rule of [productionListenerRule, testListenerRule]) {
    if (rule === undefined) continue;
    needShift(gathering, grant, at, rule.startsWith("arn:") ? rule : arnIn(gathering.place, "elasticloadbalancing", "listener-rule/app/*"));
  }
}

/** A Network Load Balancer's listener, or an Application Load Balancer's rule; the default one is changed as a part of its listener. */
function needShift(gathering: Gathering, grant: Grant, at: string, rule: string): void {
  if (rule.includes(":listener/")) return grant(["elasticloadbalancing:ModifyListener"], rule);
  grant(["elasticloadbalancing:ModifyRule"], rule);
  grant(["elasticloadbalancing:ModifyListener"], rule.replace(":listener-rule/", ":listener/").replace(/\/[^/*]+$/, ""));
  note(gathering, at, "Only a listener's default rule takes elasticloadbalancing:ModifyListener; a rule's ARN does not say which it is.");
}

/** EC2 instances that ECS starts, manages and ends. */
export function needManagedInstances(gathering: Gathering, at: string): void {
  const { place } = gathering;
  const grant = grants(gathering, at, "starts and manages instances", managedPolicies.managedInstances);
  const ec2 = (resource: string): string => arnIn(place, "ec2", `${resource}/*`);
  const image = `arn:${place.partition}:ec2:${place.region}::image/*`;
  const requested = { StringEquals: ofEcs };
  grant(["ec2:CreateLaunchTemplate"], ec2("launch-template"), requested);
  grant(["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"], ec2("launch-template"), {
    StringEquals: { "ec2:ManagedResourceOperator": "ecs.amazonaws.com" },
  });
  for (const resource of ["fleet", "instance", "launch-template", "network-interface", "volume"]) {
    grant(["ec2:CreateFleet"], ec2(resource), requested);
    grant(["ec2:CreateTags"], ec2(resource), {
      StringEquals: { "ec2:CreateAction": ["CreateFleet", "CreateLaunchTemplate", "RunInstances"] },
    });
  }
  for (const resource of ["instance", "network-interface", "volume"]) grant(["ec2:RunInstances"], ec2(resource), requested);
  grant(["ec2:RunInstances"], ec2("launch-template"), { StringEquals: { "ec2:ResourceTag/AmazonECSManaged": "true" } });
  for (const resource of [ec2("subnet"), ec2("security-group"), image]) grant(["ec2:CreateFleet", "ec2:RunInstances"], resource);
  grant(["iam:PassRole"], `arn:${place.partition}:iam::${place.account}:role/ecsInstanceRole*`, {
    StringEquals: { "iam:PassedToService": ec2Principal(place) },
  });
  grant(
    ["iam:CreateServiceLinkedRole"],
    `arn:${place.partition}:iam::${place.account}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
  );
  grant(
    [
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeInstanceTypeOfferings",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeInstances",
      "ec2:DescribeLaunchTemplates",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
    ],
    "*",
  );
}

type Grant = (actions: readonly string[], resource: string, condition?: PolicyCondition) => void;

function grants(gathering: Gathering, at: string, why: string, policy: string): Grant {
  const source = managedPolicyPage(policy.replace("service-role/", ""));
  return (actions, resource, condition) => add(gathering, { actions, why, source }, resource, at, condition);
}

/** The Assembly may hold a target group's name in place of its ARN. */
function named({ place }: Gathering, kind: string, reference: string): string {
  return reference.startsWith("arn:") ? reference : arnIn(place, "elasticloadbalancing", `${kind}/${reference}/*`);
}
