import type { CreateServiceRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { ec2, fargate, service } from "../../test/fixtures.js";
import { account, arn, awslogs, base, image, needs, pull, roles } from "../../test/iam.js";
import { checkPolicy } from "./check-policy.js";
import { iamFor } from "./iam-for.js";
import type { RoleNeeds } from "./role-needs.js";

describe("on EC2", () => {
  it("the instance pulls and logs for tasks without an execution role", () => {
    const all = roles({ task: ec2({}, { image, logConfiguration: awslogs }), service: service({ launchType: "EC2" }) });
    expect(needs(all, "web:execution")).toEqual([]);
    expect(needs(all, "main:container-instance")).toEqual(
      [
        ...pull(arn("ecr", "repository/shop/web")),
        "ecs:DiscoverPollEndpoint *",
        ...["RegisterContainerInstance", "SubmitAttachmentStateChanges", "SubmitTaskStateChange"].map(
          (action) => `ecs:${action} ${arn("ecs", "cluster/main")}`,
        ),
        ...["Poll", "StartTelemetrySession"].map((action) => `ecs:${action} ${arn("ecs", "container-instance/main/*")}`),
        ...["CreateLogStream", "PutLogEvents"].map((action) => `logs:${action} ${arn("logs", "log-group:/ecs/web:*")}`),
      ].sort(),
    );
  });
  it("an execution role pulls where there is one, and the instance logs", () => {
    const all = roles({ task: ec2({ executionRoleArn: `arn:aws:iam::${account}:role/x` }, { image, logConfiguration: awslogs }) });
    expect(needs(all, "web:execution")).toEqual(pull(arn("ecr", "repository/shop/web")));
    expect(needs(all, "container-instance").filter((need) => /^(ecr|logs):/.test(need))).toHaveLength(2);
  });
  it("the trust is EC2's", () => {
    const role = roles({ task: ec2() }).find(({ kind }) => kind === "container-instance");
    expect(role?.trust.Statement[0]?.Principal).toEqual({ Service: "ec2.amazonaws.com" });
  });
  it("a capacity provider of an Auto Scaling group counts as EC2, a Fargate one does not", () => {
    const capacityProviders = {
      big: {
        name: "big",
        autoScalingGroupProvider: {
          autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/big",
        },
      },
    };
    const on = (capacityProvider: string): string[] =>
      roles({
        task: fargate(),
        service: service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider }] }),
        more: { capacityProviders },
      }).map(({ name }) => name);
    expect([on("big"), on("FARGATE_SPOT")]).toEqual([["main:container-instance"], []]);
  });
  it("the default cluster may have to be created", () => {
    expect(
      needs(roles({ task: ec2(), service: service({ launchType: "EC2", cluster: "default" }) }), "default:container-instance"),
    ).toContain(`ecs:CreateCluster ${arn("ecs", "cluster/default")}`);
  });
});

describe("elsewhere than on EC2 and Fargate", () => {
  it("external instances trust Systems Manager, and need its policy too", () => {
    const role = roles({ task: ec2({ requiresCompatibilities: ["EXTERNAL"] }, { image }) }).find(
      ({ kind }) => kind === "external-instance",
    );
    expect(role?.managedPolicies).toEqual(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"]);
    expect(role?.trust.Statement[0]).toMatchObject({
      Principal: { Service: "ssm.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    });
  });
  it("Managed Instances have a role of their own and one for ECS", () => {
    const managedInstancesProvider = {
      infrastructureRoleArn: `arn:aws:iam::${account}:role/infra`,
      instanceLaunchTemplate: {
        ec2InstanceProfileArn: `arn:aws:iam::${account}:instance-profile/i`,
        networkConfiguration: { subnets: ["subnet-0a"] },
      },
    };
    const given = { task: fargate(), more: { capacityProviders: { mi: { name: "mi", cluster: "main", managedInstancesProvider } } } };
    const all = roles(given);
    expect(all.map(({ name }) => name)).toEqual(["mi:managed-instance", "mi:infrastructure"]);
    expect(needs(all, "mi:managed-instance")).toContain(`ecs:PutSystemLogEvents ${arn("ecs", "container-instance/main/*")}`);
    expect(needs(all, "mi:infrastructure")).toContain(`ec2:RunInstances ${arn("ec2", "instance/*")} aws:RequestTag/AmazonECSManaged`);
    const passed = (region: string): unknown =>
      roles(given, { account, region })
        .find(({ name }) => name === "mi:infrastructure")
        ?.needs.find(({ action }) => action === "iam:PassRole")?.condition;
    expect(passed("us-gov-west-1")).toEqual({ StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } });
    expect(passed("cn-north-1")).toEqual({ StringEquals: { "iam:PassedToService": "ec2.amazonaws.com.cn" } });
  });
});

describe("infrastructure roles", () => {
  const roleArn = `arn:aws:iam::${account}:role/infra`;
  const forService = (change: Partial<CreateServiceRequest>): readonly RoleNeeds[] => roles({ task: fargate(), service: service(change) });

  it("make EBS volumes", () => {
    const volume = (managedEBSVolume: object): string[] =>
      needs(
        forService({ volumeConfigurations: [{ name: "v", managedEBSVolume: { roleArn, sizeInGiB: 1, ...managedEBSVolume } }] }),
        "main/web:volumes",
      );
    expect(volume({})).toContain(`ec2:CreateVolume ${arn("ec2", "volume/*")} aws:RequestTag/AmazonECSCreated`);
    expect(volume({}).some((need) => need.includes("snapshot") || need.includes(":instance/"))).toBe(false);
    expect(volume({ snapshotId: "snap-1" })).toContain("ec2:CreateVolume arn:aws:ec2:us-east-1:*:snapshot/snap-1");
  });
  it("move traffic between target groups", () => {
    const group = (name: string): string => arn("elasticloadbalancing", `targetgroup/${name}/1`);
    const rule = arn("elasticloadbalancing", "listener-rule/app/x/1/2/3");
    const listener = arn("elasticloadbalancing", "listener/net/x/1/2");
    const advancedConfiguration = {
      roleArn,
      alternateTargetGroupArn: group("green"),
      productionListenerRule: rule,
      testListenerRule: listener,
    };
    const all = forService({
      loadBalancers: [{ targetGroupArn: group("blue"), containerName: "app", containerPort: 80, advancedConfiguration }],
    });
    const found = needs(all, "main/web:load-balancers");
    expect(found).toEqual(
      expect.arrayContaining([
        `elasticloadbalancing:RegisterTargets ${group("blue")}`,
        `elasticloadbalancing:RegisterTargets ${group("green")}`,
      ]),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        `elasticloadbalancing:ModifyRule ${rule}`,
        // The rule may be its listener's default one, which is changed with the listener.
        `elasticloadbalancing:ModifyListener ${arn("elasticloadbalancing", "listener/app/x/1/2")}`,
        `elasticloadbalancing:ModifyListener ${listener}`,
      ]),
    );
  });
  it("issue certificates of Service Connect from the one authority", () => {
    const awsPcaAuthorityArn = arn("acm-pca", "certificate-authority/1");
    const tls = { issuerCertificateAuthority: { awsPcaAuthorityArn }, roleArn };
    const all = forService({ serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", tls }] } });
    expect(needs(all, "main/web:service-connect-tls")).toContain(`acm-pca:IssueCertificate ${awsPcaAuthorityArn} acm-pca:TemplateArn`);
  });
  it("register with VPC Lattice, and call lifecycle hooks", () => {
    const targetGroupArn = arn("vpc-lattice", "targetgroup/1");
    const hookTargetArn = arn("lambda", "function:check");
    const all = forService({
      vpcLatticeConfigurations: [{ roleArn, targetGroupArn, portName: "http" }],
      deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn, roleArn: `${roleArn}2`, lifecycleStages: ["POST_SCALE_UP"] }] },
    });
    expect(needs(all, "main/web:vpc-lattice")).toContain(`vpc-lattice:RegisterTargets ${targetGroupArn}`);
    expect(needs(all, "main/web:lifecycle-hooks")).toEqual([`lambda:InvokeFunction ${hookTargetArn}`]);
    expect(all[0]?.trust.Statement[0]?.Principal).toEqual({ Service: "ecs.amazonaws.com" });
  });
});

describe("places", () => {
  it("puts * where the account and the Region are not known, and says so", () => {
    const { roles: all } = iamFor({
      format: base.format,
      app: "x",
      taskDefinitions: { web: fargate({}, { secrets: [{ name: "A", valueFrom: "/x" }] }) },
    });
    expect(needs(all, "web:execution")).toEqual(["ssm:GetParameters arn:aws:ssm:*:*:parameter/x"]);
    expect(all[0]?.notes.map(({ message }) => message)).toEqual([
      "The account is not known: * stands for it.",
      "The Region is not known: * stands for it.",
    ]);
  });
  it("takes partition and Region as it is told", () => {
    const task = fargate({}, { secrets: [{ name: "A", valueFrom: "/x" }] });
    expect(needs(roles({ task }, { account, region: "cn-north-1" }), "web:execution")).toEqual([
      `ssm:GetParameters arn:aws-cn:ssm:cn-north-1:${account}:parameter/x`,
    ]);
    expect(needs(roles({ task }, { account, partition: "aws-iso" }), "web:execution")).toEqual([
      `ssm:GetParameters arn:aws-iso:ssm:us-east-1:${account}:parameter/x`,
    ]);
  });
});

describe("every role's policy", () => {
  const task = fargate(
    { executionRoleArn: `arn:aws:iam::${account}:role/x`, volumes: [{ name: "e", configuredAtLaunch: true }] },
    { image, logConfiguration: awslogs, secrets: [{ name: "A", valueFrom: "/x" }] },
    { image: "public.ecr.aws/xray/aws-xray-daemon:3.x" },
  );
  const request = service({ enableExecuteCommand: true, volumeConfigurations: [{ name: "e", managedEBSVolume: { roleArn: "r" } }] });
  it("grants what the role needs and nothing beyond", () => {
    const all = roles({ task, service: request });
    expect(all.length).toBe(3);
    for (const { policy, needs: needed } of all) expect(checkPolicy(policy, needed)).toEqual([]);
  });
  it("is the same for the same Assembly", () => {
    expect(JSON.stringify(roles({ task, service: request }))).toBe(
      JSON.stringify(roles({ task: structuredClone(task), service: structuredClone(request) })),
    );
  });
  it("cites a page of AWS's or Fluent Bit's documentation for each need", () => {
    for (const { needs: needed } of roles({ task, service: request }))
      for (const { source } of needed) expect(source).toMatch(/^https:\/\/docs\.(aws\.amazon\.com|fluentbit\.io)\//);
  });
});
