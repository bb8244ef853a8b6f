import { task } from "@stowage/dsl";

export const web = task("web").ec2({ os: "WINDOWS_SERVER_2022_CORE" }).fsxWindowsVolume("data", { fileSystemId: "fs-1", rootDirectory: "/", authorizationConfig: { credentialsParameter: "arn:aws:ssm:eu-west-1:123456789012:parameter/fsx", domain: "example.com" } });
