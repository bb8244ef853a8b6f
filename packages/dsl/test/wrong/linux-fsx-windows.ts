import { task } from "@stowage/dsl";

export const web = task("web").ec2().fsxWindowsVolume("data", { fileSystemId: "fs-1", rootDirectory: "/", authorizationConfig: { credentialsParameter: "arn:aws:ssm:eu-west-1:123456789012:parameter/fsx", domain: "example.com" } });
