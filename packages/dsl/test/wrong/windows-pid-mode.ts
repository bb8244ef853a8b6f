import { task } from "@stowage/dsl";

export const web = task("web").ec2({ os: "WINDOWS_SERVER_2022_CORE" }).pidMode("task");
