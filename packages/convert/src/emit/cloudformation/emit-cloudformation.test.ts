import type { Diagnostic } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { behindABalancer } from "../../../test/behind-a-balancer.js";
import { wholeEstate } from "../../../test/whole-estate.js";
import { emitCloudFormation } from "./emit-cloudformation.js";

describe("the resources of an Assembly", () => {
  const { Resources: resources } = emitCloudFormation(wholeEstate);

  it("refer to each other where the Assembly makes both", () => {
    const { Properties: service, DependsOn } = resources["ApiService"]!;
    expect(service).toMatchObject({
      Cluster: { Ref: "MainCluster" },
      TaskDefinition: { Ref: "ApiTaskDefinition" },
      ServiceConnectConfiguration: { Namespace: { "Fn::GetAtt": ["MediaLocalNamespace", "Arn"] } },
    });
    expect(DependsOn).toEqual(["MainCapacityProviders"]);
    expect(resources["ApiCpuScalingPolicy"]!.Properties["ScalingTargetId"]).toEqual({ Ref: "ApiScalableTarget" });
  });

  it("name what is made elsewhere", () => {
    expect(resources["RenderService2"]!.Properties["TaskDefinition"]).toBe(wholeEstate.services!["render/render"]!.taskDefinition);
  });

  it("do not go round in a circle between a cluster and its own providers", () => {
    expect(resources["RenderCluster"]!.Properties).not.toHaveProperty("DefaultCapacityProviderStrategy");
    expect(resources["ManagedCapacityProvider"]!.Properties["ClusterName"]).toEqual({ Ref: "RenderCluster" });
    expect(resources["RenderCapacityProviders"]!.Properties).toEqual({
      Cluster: { Ref: "RenderCluster" },
      CapacityProviders: [{ Ref: "ManagedCapacityProvider" }],
      DefaultCapacityProviderStrategy: [{ CapacityProvider: { Ref: "ManagedCapacityProvider" }, Weight: 1 }],
    });
  });

  it("have names of CloudFormation's own where it has some", () => {
    const volumes = resources["ApiTaskDefinition"]!.Properties["Volumes"];
    expect(volumes).toContainEqual({
      Name: "data",
      EFSVolumeConfiguration: {
        FilesystemId: "fs-0a1b2c3d",
        TransitEncryption: "ENABLED",
        AuthorizationConfig: { AccessPointId: "fsap-0a1b2c3d", IAM: "ENABLED" },
      },
    });
  });

  it("keep the keys of maps as they are", () => {
    const [container] = resources["ApiTaskDefinition"]!.Properties["ContainerDefinitions"] as { DockerLabels: object }[];
    expect(container!.DockerLabels).toEqual({ "com.example.role": "api" });
  });

  it("have the role that grants ask for, with what is known only where the stack is made", () => {
    expect(resources["RenderTaskDefinition"]!.Properties["TaskRoleArn"]).toEqual({ "Fn::GetAtt": ["RenderTaskRole", "Arn"] });
    const { Type, Properties: role } = resources["RenderTaskRole"]!;
    expect(Type).toBe("AWS::IAM::Role");
    expect(role).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [{ Condition: { StringEquals: { "aws:SourceAccount": { "Fn::Sub": "${AWS::AccountId}" } } } }],
      },
      Policies: [
        {
          PolicyName: "render",
          PolicyDocument: { Statement: [{ Resource: [{ "Fn::Sub": "arn:aws:s3:::frames/${!aws:PrincipalTag/team}/*" }] }] },
        },
      ],
    });
  });

  it("add what is granted to a role that a definition names, before its tasks can start", () => {
    expect(resources["ApiTaskRolePolicy"]).toMatchObject({ Type: "AWS::IAM::RolePolicy", Properties: { RoleName: "api" } });
    expect(resources["ApiTaskDefinition"]).toMatchObject({
      DependsOn: ["ApiTaskRolePolicy"],
      Properties: { TaskRoleArn: "arn:aws:iam::123456789012:role/api" },
    });
  });

  it("keep what looks like a variable of CloudFormation as it stands", () => {
    const [container] = resources["ApiTaskDefinition"]!.Properties["ContainerDefinitions"] as { Environment: object[] }[];
    expect(container!.Environment).toContainEqual({ Name: "PATTERN", Value: { "Fn::Sub": "${!host}:${!port}" } });
  });

  it("are the same each time", () => {
    expect(JSON.stringify(emitCloudFormation(wholeEstate))).toBe(JSON.stringify(emitCloudFormation(structuredClone(wholeEstate))));
  });

  it("say load balancers and Auto Scaling groups, and wait for the routes to a service", () => {
    const { Resources: edge } = emitCloudFormation(behindABalancer);
    expect(edge["WebService"]!.DependsOn).toEqual(["MainCapacityProviders", "Public80Listener", "Public8010ListenerRule"]);
    expect(edge["WebService"]!.Properties["LoadBalancers"]).toMatchObject([
      {
        TargetGroupArn: { Ref: "PublicWebHttpTargetGroup" },
        AdvancedConfiguration: { ProductionListenerRule: { Ref: "Public8010ListenerRule" } },
      },
    ]);
    expect(edge["BigCapacityProvider"]!.Properties).toMatchObject({
      AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: "BigAutoScalingGroup" } },
    });
    expect(edge["BigLaunchTemplate"]!.Properties).toMatchObject({
      LaunchTemplateData: { ImageId: expect.stringMatching(/^\{\{resolve:ssm:.*\}\}$/) },
    });
  });

  it("do not hide that a listener's default rule cannot be named", () => {
    const found: Diagnostic[] = [];
    const web = behindABalancer.services!["main/web"]!;
    const [target] = web.loadBalancers!;
    const advancedConfiguration = { ...target!.advancedConfiguration, productionListenerRule: "public:80/default" };
    const services = { "main/web": { ...web, loadBalancers: [{ ...target!, advancedConfiguration }] } };
    emitCloudFormation({ ...behindABalancer, services }, { report: (finding) => found.push(finding) });
    expect(found.map(({ path }) => path)).toEqual(["/services/main~1web/loadBalancers/0/advancedConfiguration/productionListenerRule"]);
  });

  it("are reported where they have no place", () => {
    const found: Diagnostic[] = [];
    const service = { ...wholeEstate.services!["main/api"]!, gatewayConnectors: [{ portName: "http" }] } as never;
    emitCloudFormation({ ...wholeEstate, services: { "main/api": service } }, { report: (finding) => found.push(finding) });
    expect(found.map(({ path }) => path)).toEqual(["/services/main~1api/gatewayConnectors", "/tasks/report/schedule"]);
  });
});
