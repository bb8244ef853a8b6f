import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  DeleteCapacityProviderCommand,
  DescribeCapacityProvidersCommand,
  ListAccountSettingsCommand,
  DeleteAccountSettingCommand,
  PutAccountSettingCommand,
  PutAccountSettingDefaultCommand,
  PutClusterCapacityProvidersCommand,
  UpdateCapacityProviderCommand,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, type Bench } from "./support.js";

let b: Bench;
beforeEach(async () => void (b = await bench({ clock: "virtual" })));
afterEach(() => b.close());

const group = (name: string): string =>
  `arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:11111111-2222-3333-4444-555555555555:autoScalingGroupName/${name}`;
const create = (name: string, autoScalingGroupArn = group(name)) =>
  b.ecs.send(
    new CreateCapacityProviderCommand({ name, autoScalingGroupProvider: { autoScalingGroupArn, managedScaling: { status: "ENABLED" } } }),
  );

test("a capacity provider comes with ECS's defaults, is changed, used and deleted", async () => {
  const { capacityProvider } = await create("spot");
  expect(capacityProvider).toMatchObject({
    capacityProviderArn: "arn:aws:ecs:us-east-1:123456789012:capacity-provider/spot",
    status: "ACTIVE",
    type: "EC2_AUTOSCALING",
    autoScalingGroupProvider: {
      managedScaling: {
        status: "ENABLED",
        targetCapacity: 100,
        minimumScalingStepSize: 1,
        maximumScalingStepSize: 10_000,
        instanceWarmupPeriod: 300,
      },
      managedTerminationProtection: "DISABLED",
      managedDraining: "ENABLED",
    },
  });
  const changed = await b.ecs.send(
    new UpdateCapacityProviderCommand({ name: "spot", autoScalingGroupProvider: { managedScaling: { targetCapacity: 90 } } }),
  );
  expect(changed.capacityProvider).toMatchObject({ status: "ACTIVE", updateStatus: "UPDATE_COMPLETE" });
  expect(changed.capacityProvider?.autoScalingGroupProvider?.managedScaling).toMatchObject({
    status: "ENABLED",
    targetCapacity: 90,
    instanceWarmupPeriod: 300,
  });
  await b.ecs.send(new CreateClusterCommand({ capacityProviders: ["spot", "FARGATE"] }));
  const described = await b.ecs.send(new DescribeCapacityProvidersCommand({}));
  expect(described.capacityProviders?.map(({ name, type }) => [name, type])).toEqual([
    ["FARGATE", "FARGATE"],
    ["FARGATE_SPOT", "FARGATE_SPOT"],
    ["spot", "EC2_AUTOSCALING"],
  ]);
  const named = await b.ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders: ["spot", "nothing"] }));
  expect(named.failures).toEqual([{ arn: "arn:aws:ecs:us-east-1:123456789012:capacity-provider/nothing", reason: "MISSING" }]);
  const remove = () => b.ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: "spot" }));
  await expect(remove()).rejects.toMatchObject({
    name: "ClientException",
    message: "The specified capacity provider is in use and cannot be removed.",
  });
  await b.ecs.send(
    new PutClusterCapacityProvidersCommand({ cluster: "default", capacityProviders: [], defaultCapacityProviderStrategy: [] }),
  );
  expect((await remove()).capacityProvider).toMatchObject({ status: "INACTIVE", updateStatus: "DELETE_COMPLETE" });
  await expect(remove()).rejects.toMatchObject({ name: "ClientException" });
});

test("one group has one provider, and AWS's names are AWS's", async () => {
  await create("one");
  await create("one");
  await expect(create("two", group("one"))).rejects.toMatchObject({
    name: "ClientException",
    message: expect.stringContaining("already being used"),
  });
  for (const name of ["aws-mine", "ecs1", "Fargate"])
    await expect(create(name)).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(b.ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: "FARGATE" }))).rejects.toMatchObject({
    name: "ClientException",
  });
});

test("account settings have defaults, the account's own and a principal's", async () => {
  const principalArn = "arn:aws:iam::123456789012:user/me";
  const effective = async (principal?: string) => {
    const { settings, nextToken } = await b.ecs.send(
      new ListAccountSettingsCommand({ effectiveSettings: true, name: "containerInsights", principalArn: principal }),
    );
    expect(nextToken).toBeUndefined();
    return settings?.[0]?.value;
  };
  expect(await effective()).toBe("disabled");
  await b.ecs.send(new PutAccountSettingDefaultCommand({ name: "containerInsights", value: "enabled" }));
  expect([await effective(), await effective(principalArn)]).toEqual(["enabled", "enabled"]);
  await b.ecs.send(new PutAccountSettingCommand({ name: "containerInsights", value: "enhanced", principalArn }));
  expect([await effective(), await effective(principalArn)]).toEqual(["enabled", "enhanced"]);
  expect((await b.ecs.send(new ListAccountSettingsCommand({ principalArn }))).settings).toEqual([
    { name: "containerInsights", value: "enhanced", principalArn, type: "user" },
  ]);
  await b.ecs.send(new DeleteAccountSettingCommand({ name: "containerInsights", principalArn }));
  expect(await effective(principalArn)).toBe("enabled");
  const first = await b.ecs.send(new ListAccountSettingsCommand({ effectiveSettings: true }));
  expect(first.settings).toHaveLength(10);
  expect((await b.ecs.send(new ListAccountSettingsCommand({ effectiveSettings: true, nextToken: first.nextToken }))).settings).toHaveLength(
    1,
  );
  await expect(b.ecs.send(new PutAccountSettingCommand({ name: "containerInsights", value: "loud" }))).rejects.toMatchObject({
    name: "InvalidParameterException",
  });
});
