import { task } from "@stowage/dsl";

export const web = task("web").fargate({ cpu: 256, memory: 512 }).grant("s3:GetObject", "arn:aws:s3:::shop/*").container("app", (c) => c.image("web", "1"));
