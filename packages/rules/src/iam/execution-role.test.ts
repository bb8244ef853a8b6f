import type { ContainerDefinition } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { container, ec2, fargate, service } from "../../test/fixtures.js";
import { account, arn, awslogs, base, image, needs, pull, roles } from "../../test/iam.js";
import { iamFor } from "./iam-for.js";

const execution = (...containers: Partial<ContainerDefinition>[]): string[] =>
  needs(roles({ task: fargate({}, ...containers) }), "web:execution");

describe("the execution role", () => {
  const secret = arn("secretsmanager", "secret:shop/db-AbC1eF");
  it.each<[string, Partial<ContainerDefinition>, string[]]>([
    ["needs nothing for a public image", {}, []],
    ["pulls from the private repository", { image }, pull(arn("ecr", "repository/shop/web"))],
    [
      "pulls by digest from another account and partition",
      { image: `999999999999.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a/b/c@sha256:${"0".repeat(64)}` },
      pull("arn:aws-us-gov:ecr:us-gov-west-1:999999999999:repository/a/b/c"),
    ],
    [
      "pulls through the dual-stack endpoint",
      { image: `${account}.dkr-ecr.eu-west-1.on.aws/web` },
      pull(`arn:aws:ecr:eu-west-1:${account}:repository/web`),
    ],
    [
      "pulls from a partition with a domain of its own",
      { image: `${account}.dkr.ecr.eusc-de-east-1.amazonaws.eu/web` },
      pull(`arn:aws-eusc:ecr:eusc-de-east-1:${account}:repository/web`),
    ],
    [
      "reads the description of a service account from S3",
      { credentialSpecs: ["credentialspecdomainless:arn:aws:s3:::b/gmsa.json"] },
      ["s3:GetBucketLocation arn:aws:s3:::b", "s3:GetObject arn:aws:s3:::b/gmsa.json"],
    ],
    [
      "reads the description of a service account from a parameter",
      { credentialSpecs: [`credentialspec:${arn("ssm", "parameter/gmsa")}`, "credentialspec:file://gmsa.json"] },
      [`ssm:GetParameters ${arn("ssm", "parameter/gmsa")}`],
    ],
    ["reads a secret", { secrets: [{ name: "A", valueFrom: secret }] }, [`secretsmanager:GetSecretValue ${secret}`]],
    [
      "reads a key of a secret",
      { secrets: [{ name: "A", valueFrom: `${secret}:password::` }] },
      [`secretsmanager:GetSecretValue ${secret}`],
    ],
    [
      "reads a secret without its random characters",
      { secrets: [{ name: "A", valueFrom: arn("secretsmanager", "secret:shop/db") }] },
      [`secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:shop/db-??????")}`],
    ],
    [
      "reads a secret whose name may end in them",
      { secrets: [{ name: "A", valueFrom: arn("secretsmanager", "secret:db-secret") }] },
      [
        `secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:db-secret")}`,
        `secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:db-secret-??????")}`,
      ],
    ],
    [
      "reads a parameter by name",
      { secrets: [{ name: "A", valueFrom: "/shop/key" }] },
      [`ssm:GetParameters ${arn("ssm", "parameter/shop/key")}`],
    ],
    [
      "reads a parameter without a slash",
      { secrets: [{ name: "A", valueFrom: "key" }] },
      [`ssm:GetParameters ${arn("ssm", "parameter/key")}`],
    ],
    [
      "reads a parameter by ARN",
      { secrets: [{ name: "A", valueFrom: "arn:aws:ssm:eu-west-1:999999999999:parameter/x/y" }] },
      ["ssm:GetParameters arn:aws:ssm:eu-west-1:999999999999:parameter/x/y"],
    ],
    [
      "reads a secret through a parameter",
      { secrets: [{ name: "A", valueFrom: "/aws/reference/secretsmanager/shop/db" }] },
      [
        `secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:shop/db-??????")}`,
        `ssm:GetParameters ${arn("ssm", "parameter/aws/reference/secretsmanager/shop/db")}`,
      ],
    ],
    [
      "reads a log driver's secret",
      { logConfiguration: { logDriver: "splunk", secretOptions: [{ name: "splunk-token", valueFrom: "token" }] } },
      [`ssm:GetParameters ${arn("ssm", "parameter/token")}`],
    ],
    [
      "reads a registry's credentials by name",
      { repositoryCredentials: { credentialsParameter: "registry" } },
      [`secretsmanager:GetSecretValue ${arn("secretsmanager", "secret:registry-??????")}`],
    ],
    [
      "reads environment files",
      { environmentFiles: [{ type: "s3", value: "arn:aws:s3:::config/web/prod.env" }] },
      ["s3:GetBucketLocation arn:aws:s3:::config", "s3:GetObject arn:aws:s3:::config/web/prod.env"],
    ],
    [
      "reads the log router's file",
      {
        firelensConfiguration: {
          type: "fluentbit",
          options: { "config-file-type": "s3", "config-file-value": "arn:aws:s3:::config/extra.conf" },
        },
      },
      ["s3:GetBucketLocation arn:aws:s3:::config", "s3:GetObject arn:aws:s3:::config/extra.conf"],
    ],
    [
      "writes logs",
      { logConfiguration: awslogs },
      [`logs:CreateLogStream ${arn("logs", "log-group:/ecs/web:*")}`, `logs:PutLogEvents ${arn("logs", "log-group:/ecs/web:*")}`],
    ],
    [
      "writes logs in another Region",
      { logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g", "awslogs-region": "eu-west-1" } } },
      [
        `logs:CreateLogStream arn:aws:logs:eu-west-1:${account}:log-group:g:*`,
        `logs:PutLogEvents arn:aws:logs:eu-west-1:${account}:log-group:g:*`,
      ],
    ],
    [
      "creates the log group where it is told to",
      { logConfiguration: { ...awslogs, options: { ...awslogs.options, "awslogs-create-group": "True" } } },
      [
        `logs:CreateLogGroup ${arn("logs", "log-group:/ecs/web:*")}`,
        `logs:CreateLogStream ${arn("logs", "log-group:/ecs/web:*")}`,
        `logs:PutLogEvents ${arn("logs", "log-group:/ecs/web:*")}`,
      ],
    ],
  ])("%s", (_, change, expected) => expect(execution(container(change))).toEqual(expected));

  it("decrypts with the keys that are given, and with none otherwise", () => {
    const key = arn("kms", "key/1");
    const task = fargate({}, { secrets: [{ name: "A", valueFrom: "/x" }] });
    expect(needs(roles({ task }, { account, keys: [key] }), "web:execution")).toContain(`kms:Decrypt ${key}`);
    expect(needs(roles({ task: fargate() }, { account, keys: [key] }), "web:execution")).toEqual([]);
  });

  it("writes the log of the Service Connect proxy", () => {
    const serviceConnectConfiguration = { enabled: true, logConfiguration: awslogs };
    expect(needs(roles({ task: fargate(), service: service({ serviceConnectConfiguration }) }), "web:execution")).toHaveLength(2);
    expect(
      needs(
        roles({ task: fargate(), service: service({ serviceConnectConfiguration: { ...serviceConnectConfiguration, enabled: false } }) }),
        "web:execution",
      ),
    ).toEqual([]);
  });

  it("reads the credentials of a Windows file server", () => {
    const authorizationConfig = { credentialsParameter: arn("secretsmanager", "secret:ad-AbCd1f"), domain: "x.local" };
    const volumes = [
      { name: "v", fsxWindowsFileServerVolumeConfiguration: { fileSystemId: "fs-1", rootDirectory: "/", authorizationConfig } },
    ];
    expect(needs(roles({ task: ec2({ volumes }) }), "web:execution")).toEqual([
      "fsx:DescribeFileSystems *",
      `secretsmanager:GetSecretValue ${authorizationConfig.credentialsParameter}`,
    ]);
  });

  it("is trusted by ECS tasks, without conditions", () => {
    const [role] = roles({ task: fargate({}, { image }) });
    expect(role?.trust.Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
  });

  it("is listed without a policy where it is named and needs nothing", () => {
    const [role] = roles({ task: fargate({ executionRoleArn: `arn:aws:iam::${account}:role/x` }) });
    expect([role?.name, role?.policy]).toEqual(["web:execution", undefined]);
  });

  it("says with whom it is shared", () => {
    const executionRoleArn = `arn:aws:iam::${account}:role/x`;
    const { roles: all } = iamFor({
      ...base,
      taskDefinitions: { a: fargate({ family: "a", executionRoleArn }), b: fargate({ family: "b", executionRoleArn }) },
    });
    expect(all.map(({ name, sharedWith }) => [name, sharedWith])).toEqual([
      ["a:execution", ["b:execution"]],
      ["b:execution", ["a:execution"]],
    ]);
  });

  it.each<[string, Partial<ContainerDefinition>, string]>([
    ["what is another account's", { image: "999999999999.dkr.ecr.us-east-1.amazonaws.com/web" }, "This is of account 999999999999"],
    [
      "a secret of another account",
      { secrets: [{ name: "A", valueFrom: "arn:aws:secretsmanager:us-east-1:999999999999:secret:db-AbC1eF" }] },
      "This is of account 999999999999",
    ],
    [
      "a pull through cache",
      { image: `${account}.dkr.ecr.us-east-1.amazonaws.com/docker-hub/library/nginx` },
      "Behind a pull through cache rule",
    ],
    ["the secret behind a service account", { credentialSpecs: ["credentialspecdomainless:arn:aws:s3:::b/g"] }, "The file names a secret"],
  ])("has a note on %s", (_, change, message) => {
    const role = roles({ task: fargate({}, change) }).find(({ name }) => name === "web:execution");
    expect(role?.notes.map((note) => note.message.slice(0, message.length))).toEqual([message]);
  });
});
